import { useData, withBase } from 'vitepress';
// Without the theme's own fonts: those of the reader's system are there already.
import DefaultTheme from 'vitepress/theme-without-fonts';
import { h } from 'vue';

/** Leads from a page to the same in the other language, where there is one. */
const OtherLanguage = {
  setup() {
    const { page, theme } = useData();
    return () => {
      const path = page.value.relativePath.replace(/\.md$/, '');
      const isGerman = path.startsWith('de/');
      const name = isGerman ? path.slice('de/'.length) : path;
      if (!theme.value.germanPages.includes(name)) return undefined;
      const href = withBase(`/${isGerman ? '' : 'de/'}${name.replace(/index$/, '')}`);
      const [lang, text] = isGerman ? ['en', 'English'] : ['de', 'Deutsch'];
      return h('p', { class: 'vp-doc other-language' }, [
        h('a', { href, lang, hreflang: lang }, text),
      ]);
    };
  },
};

export default {
  extends: DefaultTheme,
  Layout: () => h(DefaultTheme.Layout, null, { 'doc-before': () => h(OtherLanguage) }),
};
