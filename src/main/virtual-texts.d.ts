/** The translations of the texts that are made outside the page, by their English wording; see scripts/messages-plugin.ts. */
declare module 'virtual:texts/*' {
  const translations: Record<string, string>;
  export default translations;
}
