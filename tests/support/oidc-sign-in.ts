/**
 * Signs in at the real provider of `tests/support/e2e/oidc-provider.ts` and agrees to everything, as
 * a browser would. Returns the address on our site that the provider sends the browser to.
 */
export async function signInAtProvider(start: string, login: string): Promise<URL> {
  const cookies = new Map<string, string>();
  const { origin } = new URL(start);
  let url = new URL(start);
  let form: Record<string, string> | undefined;
  for (let step = 0; step < 20; step++) {
    if (url.origin !== origin) return url;
    const response = await fetch(url, {
      method: form ? "POST" : "GET",
      redirect: "manual",
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
      body: form && new URLSearchParams(form),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [name = "", value = ""] = cookie.split(";")[0]?.split("=") ?? [];
      cookies.set(name, value);
    }
    const location = response.headers.get("location");
    if (location) {
      url = new URL(location, url);
      form = undefined;
      continue;
    }
    const page = await response.text();
    if (form) throw new Error(`The provider refused: ${page.slice(0, 300)}`);
    form = page.includes('value="login"')
      ? { prompt: "login", login, password: "anything" }
      : { prompt: "consent" };
    url = new URL(/action="([^"]+)"/.exec(page)?.[1] ?? url, url);
  }
  throw new Error("The provider leads nowhere.");
}
