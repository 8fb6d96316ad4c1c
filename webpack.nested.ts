import { dirname, posix } from 'node:path';
import webpack, { type Chunk, type Compiler, type Configuration } from 'webpack';

/** Bytes, minified, of what Grafana loads of a plugin before it shows anything. */
const MODULE_LIMITS: Record<string, number> = {
  'datasource/module.js': 90_000,
  'panel/module.js': 45_000,
};

const CHUNK_NAME = '[name].js?_cache=[contenthash]';
const { GetChunkFilenameRuntimeModule } = webpack.runtime;

/**
 * Chunks beside the module that loads them. Grafana serves a nested plugin's folder under an address of its own, so a chunk lies in
 * `dist/` in the folder of its plugin, and is fetched without that folder from where its module came from.
 */
export function chunksBesideModules(base: Configuration): Configuration {
  const folders = Object.keys(base.entry as Record<string, string>).map((entry) => dirname(entry));
  const shared = (folder: string) => ({
    chunks: (chunk: Chunk) => !chunk.canBeInitial() && folderOf(chunk) === folder,
    minChunks: 2,
    reuseExistingChunk: true,
  });
  return {
    ...base,
    output: { ...base.output, chunkFilename: ({ chunk }) => posix.join(folderOf(chunk as Chunk), CHUNK_NAME) },
    optimization: {
      ...base.optimization,
      splitChunks: {
        cacheGroups: {
          default: false,
          defaultVendors: false,
          // one for each plugin: what two of them have in common can't be fetched by both
          ...Object.fromEntries(folders.map((folder) => [`shared in ${folder}`, shared(folder)])),
        },
      },
    },
    plugins: [...(base.plugins ?? []), fetchedFromBeside, ...(base.mode === 'production' ? [limitedModules] : [])],
  };
}

/** The folder of the one plugin that loads this chunk. */
function folderOf({ runtime, name, id }: Chunk): string {
  const entries = typeof runtime === 'string' ? [runtime] : Array.from(runtime ?? []);
  const folders = new Set(entries.map((entry) => dirname(entry)));
  if (folders.size !== 1) {
    throw new Error(`The chunk ${name ?? id} is loaded by ${entries.join(' and ')}: give each an import() of its own.`);
  }
  return Array.from(folders)[0];
}

const fetchedFromBeside = {
  apply(compiler: Compiler) {
    compiler.hooks.compilation.tap('ChunksBesideModules', (compilation) => {
      compilation.hooks.runtimeModule.tap('ChunksBesideModules', (module) => {
        if (module instanceof GetChunkFilenameRuntimeModule && module.contentType === 'javascript') {
          module.getFilenameForChunk = () => CHUNK_NAME;
        }
      });
    });
  },
};

const limitedModules = {
  apply(compiler: Compiler) {
    compiler.hooks.afterEmit.tap('ModuleLimits', (compilation) => {
      for (const [name, limit] of Object.entries(MODULE_LIMITS)) {
        const size = compilation.getAsset(name)?.source.size() ?? 0;
        if (size > limit) {
          compilation.errors.push(
            new webpack.WebpackError(`${name} has ${size} bytes, and may have ${limit}. Load more of it by import().`)
          );
        }
      }
    });
  },
};
