/** A page that is made anew for every request, as big as it is told to be. */
export default async function Page({ searchParams }: { searchParams: Promise<{ fill?: string }> }) {
  const { fill } = await searchParams;
  return <p>{"x".repeat(Number(fill ?? 0))}</p>;
}
