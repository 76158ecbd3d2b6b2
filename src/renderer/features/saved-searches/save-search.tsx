import { Star } from 'lucide-react';
import { Popover } from 'radix-ui';
import { type FormEvent, useState } from 'react';
import { t } from '../../lib/translate.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { TextInput } from '../../ui/field.tsx';
import { PopoverCard } from '../../ui/popover.tsx';
import { useSearch } from '../search/store.ts';
import { removeSearch, saveSearch } from './requests.ts';
import { savedAs, useSavedSearches } from './store.ts';

const maxNameLength = 100;

/** The star in the search box: saves the search under a name, renames it or removes it. */
export function SaveSearch() {
  const query = useSearch((state) => state.query.trim());
  const mode = useSearch((state) => state.mode);
  const saved = useSavedSearches(savedAs(query));
  const [isOpen, setOpen] = useState(false);

  const save = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get('name') ?? '').trim();
    saveSearch({ query, mode, name: name === '' ? query.slice(0, maxNameLength) : name });
    setOpen(false);
  };
  const remove = (): void => {
    removeSearch('saved', query);
    setOpen(false);
  };

  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger asChild>
        <IconButton label={saved ? t('Saved as {name}', { name: saved.name }) : t('Save search')}>
          <Star className={`size-4 ${saved ? 'fill-current text-accent' : ''}`} aria-hidden />
        </IconButton>
      </Popover.Trigger>
      <PopoverCard align="end" aria-label={t('Save search')} className="w-72 p-3">
        <form onSubmit={save}>
          <TextInput
            name="name"
            aria-label={t('Name of the search')}
            defaultValue={saved?.name ?? query.slice(0, maxNameLength)}
            maxLength={maxNameLength}
            onFocus={(event) => event.target.select()}
          />
          <div className="mt-3 flex justify-end gap-2">
            {saved && (
              <Button size="small" onClick={remove}>
                {t('Remove')}
              </Button>
            )}
            <Button type="submit" look="primary" size="small">
              {saved ? t('Rename') : t('Save')}
            </Button>
          </div>
        </form>
      </PopoverCard>
    </Popover.Root>
  );
}
