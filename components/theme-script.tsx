/** Runs before the first paint: a theme chosen earlier is there from the first frame. */
const script = `try{var t=localStorage.getItem("theme");if(t==="light"||t==="dark")document.documentElement.dataset.theme=t}catch{}`;

export function ThemeScript() {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours, nothing flows into it
  return <script dangerouslySetInnerHTML={{ __html: script }} />;
}
