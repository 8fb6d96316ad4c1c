/**
 * A webpack loader: a module whose exports are data becomes these data as they are when it is built, without what they are computed by.
 * The query in its options asks for the module itself.
 */
module.exports.pitch = async function () {
  const { query } = this.getOptions();
  const exported = await this.importModule(`${this.resourcePath}?${query}`);
  return Object.entries(exported)
    .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
    .join('\n');
};
