//! The sentences of the module, which are English.

use b2b_users_text::Language;

thread_local! {
    static LANGUAGE: Language = Language::english();
}

/// Looks a text up.
pub(crate) fn said<T>(look: impl FnOnce(&Language) -> T) -> T {
    LANGUAGE.with(look)
}
