import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  define: { global: 'globalThis' },
  build: {
    outDir: '../../../../out/bench/peers',
    emptyOutDir: true,
    target: 'es2024',
    chunkSizeWarningLimit: 4000,
  },
});
