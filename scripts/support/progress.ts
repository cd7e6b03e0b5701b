/** Tells a person, or a log, what a long command is doing and how far it is. */
export interface Progress {
  /** Runs one step; `say` reports what happens within it. */
  step<T>(label: string, work: (say: (detail: string) => void) => Promise<T>): Promise<T>;
}

const FRAMES = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];

const seconds = (start: number) => `${((Date.now() - start) / 1000).toFixed(1)} s`;

/** On a terminal one living line with a clock; otherwise plain lines. `total` counts the steps. */
export function createProgress(total: number): Progress {
  const terminal = process.stdout.isTTY;
  let number = 0;

  return {
    async step(label, work) {
      const start = Date.now();
      const title = `[${++number}/${total}] ${label}`;
      let detail = "";
      let frame = 0;
      const paint = () => {
        const text = `${FRAMES[frame++ % FRAMES.length]} ${title}  ${seconds(start)}  ${detail}`;
        process.stdout.write(`\r\x1b[K${text.slice(0, (process.stdout.columns || 80) - 1)}`);
      };
      const timer = terminal ? setInterval(paint, 100) : undefined;
      if (terminal) paint();
      else console.log(`${title} …`);
      const clear = () => {
        clearInterval(timer);
        if (terminal) process.stdout.write("\r\x1b[K");
      };
      try {
        const result = await work((text) => {
          detail = text;
          if (!terminal) console.log(`      ${text}`);
        });
        clear();
        console.log(`✓ ${title}  ${seconds(start)}`);
        return result;
      } catch (error) {
        clear();
        console.log(`✗ ${title}  ${seconds(start)}`);
        throw error;
      }
    },
  };
}
