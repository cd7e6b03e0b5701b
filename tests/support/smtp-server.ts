import { createServer, type Socket } from "node:net";

export interface SmtpMessage {
  from: string;
  to: string[];
  /** As it came over the wire, without the dots that protect its lines. */
  source: string;
}

type Answer = string | undefined;

export interface SmtpServer {
  url: string;
  messages: SmtpMessage[];
  /** Every command of every client, in order. */
  commands: string[];
  /**
   * Answers in the server's stead, such as "550 5.1.1 no such user": a command, or a message that
   * was transferred, for which the command is "<message>".
   */
  answer: (command: string, message: SmtpMessage) => Answer | Promise<Answer>;
  /** Hangs up on every client. */
  disconnect(): void;
  stop(): Promise<void>;
}

/** A mail server on loopback that keeps what it is given: enough of RFC 5321 for one client. */
export async function startSmtpServer(): Promise<SmtpServer> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on("close", () => sockets.delete(socket)));
    converse(socket, state);
  });
  const state: SmtpServer = {
    url: "",
    messages: [],
    commands: [],
    answer: () => undefined,
    disconnect() {
      for (const socket of sockets) socket.destroy();
    },
    async stop() {
      state.disconnect();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address === "string" || !address) throw new Error("the server has no port");
  state.url = `smtp://127.0.0.1:${address.port}`;
  return state;
}

function converse(socket: Socket, state: SmtpServer) {
  let message: SmtpMessage = { from: "", to: [], source: "" };
  let inData = false;
  let pending = "";
  let turn = Promise.resolve();
  const say = (line: string) => {
    if (socket.writable) socket.write(`${line}\r\n`);
  };

  socket.on("error", () => {});
  socket.on("data", (chunk) => {
    pending += chunk.toString("utf8");
    for (let end = pending.indexOf("\r\n"); end >= 0; end = pending.indexOf("\r\n")) {
      const line = pending.slice(0, end);
      pending = pending.slice(end + 2);
      turn = turn.then(() => (inData ? receive(line) : obey(line)));
    }
  });
  say("220 loopback ESMTP");

  async function receive(line: string) {
    if (line !== ".") {
      message.source += `${line.replace(/^\./, "")}\r\n`;
      return;
    }
    inData = false;
    const refusal = await state.answer("<message>", message);
    if (!refusal) state.messages.push(message);
    say(refusal ?? "250 2.0.0 kept");
  }

  async function obey(line: string) {
    state.commands.push(line);
    const instead = await state.answer(line, message);
    if (instead) return say(instead);
    const address = /<([^>]*)>/.exec(line)?.[1] ?? "";
    switch (line.split(" ")[0]?.toUpperCase()) {
      case "EHLO":
        return say("250-loopback\r\n250-AUTH PLAIN\r\n250-SMTPUTF8\r\n250 8BITMIME");
      case "AUTH":
        return say("235 2.7.0 welcome");
      case "MAIL":
        message = { from: address, to: [], source: "" };
        return say("250 2.1.0 ok");
      case "RCPT":
        message.to.push(address);
        return say("250 2.1.5 ok");
      case "DATA":
        inData = true;
        return say("354 go on");
      case "QUIT":
        say("221 2.0.0 bye");
        socket.end();
        return;
      default:
        return say("250 2.0.0 ok");
    }
  }
}
