import { useEffect, useState } from 'react';
import { type Answer, provisionalPatience } from '../search/answer.ts';

/** Whether answers have been by words only for a while: what completes them, as a model that is still being loaded, takes long. */
export function useMeaningLate({ isProvisional }: Pick<Answer, 'isProvisional'>): boolean {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    if (!isProvisional) return;
    const timer = setTimeout(() => setLate(true), provisionalPatience);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [isProvisional]);
  return isProvisional && isLate;
}
