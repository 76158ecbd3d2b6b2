import { Star } from 'lucide-react';
import { Popover } from 'radix-ui';
import { type FormEvent, useState } from 'react';
import { Button, IconButton } from '../../ui/button.tsx';
import { TextInput } from '../../ui/field.tsx';
import { useSearch } from '../results/use-search.ts';
import { removeSearch, saveSearch } from './requests.ts';
import { savedFor } from './store.ts';
import { useSavedSearches } from './use-saved-searches.ts';

const longestName = 100;

/** The star in the search box: gives the search a name, another name, or takes it from the saved ones. */
export function SaveSearch() {
  const query = useSearch((state) => state.query.trim());
  const mode = useSearch((state) => state.mode);
  const saved = useSavedSearches(savedFor(query));
  const [isOpen, setOpen] = useState(false);

  const save = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get('name') ?? '').trim();
    saveSearch({ query, mode, name: name === '' ? query.slice(0, longestName) : name });
    setOpen(false);
  };
  const remove = (): void => {
    removeSearch('saved', query);
    setOpen(false);
  };

  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger asChild>
        <IconButton label={saved ? `Saved as ${saved.name}` : 'Save search'}>
          <Star className={`size-4 ${saved ? 'fill-current text-accent' : ''}`} aria-hidden />
        </IconButton>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={8}
          collisionPadding={8}
          aria-label="Save search"
          className="z-40 w-72 rounded-lg border border-line bg-canvas p-3 shadow-float outline-none"
        >
          <form onSubmit={save}>
            <TextInput
              name="name"
              aria-label="Name of the search"
              defaultValue={saved?.name ?? query.slice(0, longestName)}
              maxLength={longestName}
              onFocus={(event) => event.target.select()}
            />
            <div className="mt-3 flex justify-end gap-2">
              {saved && (
                <Button size="small" onClick={remove}>
                  Remove
                </Button>
              )}
              <Button type="submit" look="primary" size="small">
                {saved ? 'Rename' : 'Save'}
              </Button>
            </div>
          </form>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
