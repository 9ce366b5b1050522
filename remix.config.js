/**
 * The Remix options. Vite is the compiler: vite.config.ts passes this object to the Remix plugin,
 * so `remix vite:build` and `remix vite:dev` are the commands; plain `remix build` is the retired compiler.
 *
 * Every v3 flag is on, so that the move to React Router 7 stays a short one.
 * Lazy route discovery stays off: it adds a `/__manifest` endpoint, and the whole map is small.
 *
 * @type {import("@remix-run/dev").VitePluginConfig}
 */
export default {
  ignoredRouteFiles: ["**/*"],
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_lazyRouteDiscovery: false,
    v3_singleFetch: true,
    v3_routeConfig: true,
  },
};
