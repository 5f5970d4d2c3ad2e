// A rule of the linter: what a localizer translates is English in place, or a phrase. The bundle of
// translations has nothing else (scripts/lib/l10n.mjs): another text would stay English.

const METHOD = /localizer(\(\))?\.(text|line|pieces)$/i;

/** @type {import('eslint').Rule.RuleModule} */
export const inPlace = {
  meta: {
    type: 'problem',
    messages: { inPlace: 'Write the text here, or make it a phrase() where it is defined.' },
  },
  create({ sourceCode, report }) {
    const { getTypeAtLocation } = sourceCode.parserServices;
    /**
     * @param {any} node
     * @returns {boolean}
     */
    const isInPlace = (node) => {
      if (node.type === 'Literal' || node.type === 'ArrayExpression') return true;
      if (node.type === 'ConditionalExpression')
        return isInPlace(node.consequent) && isInPlace(node.alternate);
      const type = getTypeAtLocation(node);
      return (type.isUnion() ? type.types : [type]).every((/** @type {any} */ one) =>
        one.getProperties().some((/** @type {any} */ { name }) => name.includes('inBundle')),
      );
    };
    return {
      CallExpression({ callee, arguments: given }) {
        const isCounted = callee.type === 'Identifier' && callee.name === 'countedLine';
        const text = given[isCounted ? 1 : 0];
        if (!text || isInPlace(text)) return;
        if (isCounted || METHOD.test(sourceCode.getText(callee)))
          report({ node: text, messageId: 'inPlace' });
      },
    };
  },
};
