#!/usr/bin/env node
/**
 * npm run texts [-- FOLDER ...]: every text of the code that a person can see (screens, errors, notices, generated docs), with its place,
 * to be read in one go. FOLDERs default to src, preview and pkg. `…` stands for what is filled in.
 */
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { globSync } from 'glob';
import ts from 'typescript';
import { ROOT } from './lib/run.mjs';

/** Attributes and properties whose text is shown even where it is a single word. */
const SHOWN =
  /^(title|subTitle|label|labels|description|placeholder|text|name|error|tooltip|content|summary|what|words|means|aria-label)$/;
const SENTENCE = /\p{L}{2,}[^\n]* [^\n]*\p{L}/u;
/** Paths, addresses and style sheets. */
const NOT_SHOWN = /^(@|\.|\/|https?:|rgba?\(|calc\(|minmax\(|t[hd],|thead|tbody|tr >)/;

const files = (folder, ends) =>
  globSync(`${folder}/**/*.{${ends}}`, { cwd: ROOT })
    .filter(
      (file) =>
        !/\.test\.|_test\.go$|\/words\/[a-z]{2}[A-Z]{2}\.ts$|\/testing\/|\/testdata\/|\/golden\/|node_modules/.test(
          file
        )
    )
    .sort();

/** The text of a literal, '' of any other node. */
function textOf(node) {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) {
    return node.text;
  }
  if (ts.isTemplateExpression(node)) {
    return node.head.text + node.templateSpans.map(({ literal }) => `…${literal.text}`).join('');
  }
  return ts.isJsxText(node) ? node.text : '';
}

function isShown(node, text) {
  const { parent } = node;
  if (ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent) || ts.isLiteralTypeNode(parent)) {
    return false;
  }
  if (ts.isJsxText(node) || (ts.isTaggedTemplateExpression(parent) && parent.tag.getText() === 'say')) {
    return true;
  }
  const named = ts.isJsxAttribute(parent) || ts.isPropertyAssignment(parent) ? parent.name.getText() : '';
  return !NOT_SHOWN.test(text) && (SENTENCE.test(text) || SHOWN.test(named.replace(/['"]/g, '')));
}

/** [line, text] of what a TypeScript file shows. */
function* textsOfTypeScript(file, source) {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const found = [];
  const walk = (node) => {
    const text = textOf(node).replace(/\s+/g, ' ').trim();
    if (/\p{L}{2}/u.test(text) && isShown(node, text)) {
      found.push([tree.getLineAndCharacterOfPosition(node.getStart()).line + 1, text]);
    }
    ts.forEachChild(node, walk);
  };
  walk(tree);
  yield* found;
}

/** [line, text] of the strings of a Go or JSON file that hold more than one word. */
function* textsOfLines(source) {
  for (const [i, line] of source.split('\n').entries()) {
    for (const [, text] of line.replace(/^\s*\/\/.*/, '').matchAll(/"((?:[^"\\]|\\.)*)"/g)) {
      if (SENTENCE.test(text) && !NOT_SHOWN.test(text)) {
        yield [i + 1, text];
      }
    }
  }
}

const folders = process.argv.slice(2);
for (const folder of folders.length > 0 ? folders : ['src', 'preview', 'pkg']) {
  for (const file of files(folder, 'ts,tsx,go,json')) {
    const source = readFileSync(join(ROOT, file), 'utf8');
    const texts = /\.tsx?$/.test(file) ? textsOfTypeScript(file, source) : textsOfLines(source);
    for (const [line, text] of texts) {
      console.log(`${relative(ROOT, join(ROOT, file))}:${line}\t${text}`);
    }
  }
}
