/** A reverse proxy before the page, as a team has one: Vite's own, which many put before their servers every day. */
import { preview } from 'vite';

export type ReverseProxy = AsyncDisposable & { readonly port: number };

export type ReverseProxyOptions = {
  /** `host:port` of what is behind it. */
  readonly target: string;
  /** The only name that it is asked by. */
  readonly name: string;
  /** What it says besides to what is behind it. */
  readonly headers: Readonly<Record<string, string>>;
};

/** Starts it on a free port of this machine. It passes on `Host`, and answers 502 while nobody is behind it. */
export async function startReverseProxy({ target, name, headers }: ReverseProxyOptions): Promise<ReverseProxy> {
  const server = await preview({
    root: 'dashboard/page',
    configFile: false,
    logLevel: 'silent',
    appType: 'custom',
    build: { outDir: 'gen' },
    preview: {
      host: '127.0.0.1',
      port: 0,
      cors: false,
      allowedHosts: [name],
      proxy: { '/': { target: `http://${target}`, changeOrigin: false, headers } },
    },
  });
  const address = server.httpServer.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  return { port: address.port, [Symbol.asyncDispose]: () => server.close() };
}
