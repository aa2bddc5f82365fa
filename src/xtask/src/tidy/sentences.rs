//! What people read is in the tables of `src/text`: core speaks codes, screens and settings name keys.

use super::files::{Files, Violation};
use super::words::{ADVICE, has_words};
use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{Attribute, Lit, LitStr, Macro};

/// Texts of several words that are no sentences of ours.
const ALLOWED: [(&str, &str); 5] = [
    (
        "src/core/src/mapping/vocabulary.rs",
        "what columns are called",
    ),
    (
        "src/core/src/mapping/company_words.rs",
        "what columns are called",
    ),
    (
        "src/core/src/wire/graphql/mod.rs",
        "documents of the interface",
    ),
    (
        "src/core/src/wire/refusal.rs",
        "how the store words its refusals",
    ),
    (
        "src/settings/src/schema.rs",
        "what generators write into documentation",
    ),
];

/// Names side by side that only look like words.
const NAMES: [&str; 1] = ["button button-primary"];

/// Where nothing that people read may stand.
const WITHOUT_SENTENCES: [&str; 3] = ["src/core/src", "src/widget/src", "src/settings/src"];

pub(super) fn check(files: &Files) -> Vec<Violation> {
    let is_allowed = |path: &str| ALLOWED.iter().any(|(allowed, _)| path == *allowed);
    let mut found = Vec::new();
    for (path, text) in files.below(&WITHOUT_SENTENCES, &[".rs"]) {
        if is_allowed(path) || path.ends_with("/tests.rs") {
            continue;
        }
        let Ok(file) = syn::parse_file(text) else {
            found.push(Violation::new(path, 1, "mend this file: it is no Rust"));
            continue;
        };
        let mut lines = Lines(Vec::new());
        lines.visit_file(&file);
        let violations = lines.0.into_iter();
        found.extend(violations.map(|line| Violation::new(path, line, ADVICE)));
    }
    found
}

/// The lines of literals that hold words, but for those of comments, of attributes and of tests.
struct Lines(Vec<usize>);

impl Lines {
    fn add(&mut self, literal: &LitStr) {
        let text = literal.value();
        if has_words(&text) && !NAMES.contains(&&*text) {
            self.0.push(literal.span().start().line);
        }
    }

    /// Comments are attributes here, too: a `#` with brackets behind it.
    fn add_tokens(&mut self, tokens: TokenStream) {
        let mut after_mark = false;
        for token in tokens {
            let is_attribute = std::mem::take(&mut after_mark);
            match token {
                TokenTree::Group(_) if is_attribute => {}
                TokenTree::Group(group) => self.add_tokens(group.stream()),
                TokenTree::Literal(literal) => {
                    if let Lit::Str(literal) = Lit::new(literal) {
                        self.add(&literal);
                    }
                }
                TokenTree::Punct(mark) => after_mark = mark.as_char() == '#',
                TokenTree::Ident(_) => {}
            }
        }
    }
}

impl<'ast> Visit<'ast> for Lines {
    fn visit_lit_str(&mut self, literal: &'ast LitStr) {
        self.add(literal);
    }

    fn visit_macro(&mut self, called: &'ast Macro) {
        self.add_tokens(called.tokens.clone());
    }

    fn visit_attribute(&mut self, _: &'ast Attribute) {}

    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        if !module.attrs.iter().any(is_for_tests) {
            visit::visit_item_mod(self, module);
        }
    }
}

fn is_for_tests(attribute: &Attribute) -> bool {
    let is_test = |token: &TokenTree| matches!(token, TokenTree::Ident(name) if name == "test");
    let syn::Meta::List(list) = &attribute.meta else {
        return false;
    };
    list.path.is_ident("cfg") && flat(list.tokens.clone()).iter().any(is_test)
}

/// All tokens, those within brackets too.
fn flat(tokens: TokenStream) -> Vec<TokenTree> {
    let each = |token| match token {
        TokenTree::Group(group) => flat(group.stream()),
        other => vec![other],
    };
    tokens.into_iter().flat_map(each).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, text: &str) -> usize {
        check(&Files::of(&[(path, text)])).len()
    }

    #[test]
    fn a_sentence_in_core_is_found() {
        let path = "src/core/src/check/a.rs";
        for text in [
            "const A: &str = \"No such role.\";",
            "fn a() { say(format!(\"it needs {needs}\")); }",
            "fn a() { let quote = '\"'; say(\"a \\\"role\\\" is missing\"); }",
            "fn a() { say(\n\"Over \\\n two lines.\"); }",
            "list! { /// A word.\n A = \"two words\"; }",
        ] {
            assert_eq!(found(path, text), 1, "{text}");
            assert_eq!(found("src/widget/src/a.rs", text), 1, "{text}");
            assert_eq!(found("src/proxy/src/a.rs", text), 0, "{text}");
        }
        assert_eq!(found(path, "no Rust"), 1);
    }

    #[test]
    fn codes_comments_and_tests_are_no_sentences() {
        for text in [
            "fn a() { let code = \"email.in_use\"; let list = \", \"; }",
            "/// Says \"not so fast\".\nfn a() {}",
            "#[expect(clippy::a, reason = \"compared right after\")]\nfn a() {}",
            "fn a() { b(\"one\", b, \"two\"); }",
            "fn a() { class(\"b2b-button b2b-button-subtle\"); part(\"button button-primary\"); }",
            "list! { inner { /// Two words.\n A = \"word\"; } }",
            "#[cfg(test)]\nmod tests { const A: &str = \"No such role.\"; }",
            "#[cfg(all(test, not(target_arch = \"wasm32\")))]\nmod tests { const A: &str = \"No such role.\"; }",
        ] {
            assert_eq!(found("src/core/src/check/a.rs", text), 0, "{text}");
        }
        for (path, _) in ALLOWED {
            assert_eq!(found(path, "const A: &str = \"two words\";"), 0, "{path}");
        }
    }
}
