import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const service = "http://127.0.0.1:8000";

export default defineConfig({
  plugins: [react()],
  server: { proxy: { "/api": { target: service, ws: true }, "/healthz": service, "/metrics": service } },
  build: { target: "es2022", chunkSizeWarningLimit: 1200, sourcemap: false },
});
