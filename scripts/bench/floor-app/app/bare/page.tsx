/** The least that Next sends. */
export default async function Page({ searchParams }: { searchParams: Promise<object> }) {
  await searchParams;
  return <p>Hello</p>;
}
