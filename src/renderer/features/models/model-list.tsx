import { Button } from '../../ui/button.tsx';
import { Outcome } from '../../ui/outcome.tsx';
import { AddHosted } from '../hosted/add-hosted.tsx';
import { AddFromHub } from './add-from-hub.tsx';
import { ModelCard } from './model-card.tsx';
import { loadModels } from './requests.ts';
import { useModels } from './store.ts';
import { groupModels } from './variants.ts';

/** Every model, the one in use first, and the forms to add another. */
export function ModelList() {
  const models = useModels((state) => state.models?.models);
  const failure = useModels((state) => state.failure);

  if (models) {
    const { active, local, hosted } = groupModels(models);
    const isOrdered = local.some(({ fit }) => fit !== null);
    const cards = (of: typeof models) => of.map((model) => <ModelCard key={model.id} model={model} />);
    // One flat list, so that a card that moves to another group keeps its state.
    return (
      <div>
        {[
          <Heading key="active" text="In use" />,
          ...cards(active),
          <Heading
            key="local"
            text={isOrdered ? 'On this computer, the best for your notes first' : 'On this computer'}
          />,
          ...cards(local),
          <AddFromHub key="add local" />,
          <Heading key="hosted" text="Hosted" />,
          ...cards(hosted),
          <AddHosted key="add hosted" />,
        ]}
      </div>
    );
  }
  if (failure === null) return <p className="appear-late py-10 text-center text-sm text-dim">Reading the list…</p>;
  return (
    <div className="flex flex-col items-center gap-4 py-10 text-center">
      <Outcome failure={failure} className="max-w-[27.5rem]" />
      <Button onClick={loadModels}>Try again</Button>
    </div>
  );
}

function Heading({ text }: { text: string }) {
  return <h4 className="mt-7 mb-2 text-xs font-semibold text-dim first:mt-0">{text}</h4>;
}
