//! *Add many*, whose screens are loaded when they are first looked at.

use crate::many::add_many;
use crate::parts::begins;
use crate::session::Session;
use crate::setup::{Trouble, unconfigured};
use crate::state::{State, Stored};
use crate::ui::{
    Content, Element, Tone, actions, button, element, follow, loading, message_with, reactive,
};
use b2b_users_text::keys;
use wasm_bindgen_futures::spawn_local;

/// How far the screens have come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Loading {
    #[default]
    Unasked,
    UnderWay,
    Done,
    Failed,
}

/// The screens of a file. A copy is the same.
#[derive(Debug, Clone, Copy)]
struct Screens {
    loading: State<Loading>,
    draw: Stored<Option<Draw>>,
}

/// The screens of a file, once they are loaded; until then how far they are, or a way to try again.
/// They are loaded when the tab is in front for the first time.
pub(crate) fn import_tab(session: Session, is_in_front: impl Fn() -> bool + 'static) -> Content {
    let screens = Screens {
        loading: State::new(Loading::Unasked),
        draw: Stored::new(None),
    };
    follow(move || {
        if is_in_front() && screens.loading.get_untracked() == Loading::Unasked {
            screens.load();
        }
    });
    reactive(
        move || screens.loading.get(),
        move |state| match state {
            Loading::Unasked => Content::none(),
            Loading::UnderWay => loading().test_id("part-loading").into(),
            Loading::Done => {
                let draw = screens.draw.get();
                draw.map(|draw| draw(session)).into()
            }
            Loading::Failed => missing(screens).into(),
        },
    )
}

impl Screens {
    fn load(self) {
        self.loading.set(Loading::UnderWay);
        spawn_local(async move {
            let loaded = import_part().await;
            let state = if loaded.is_ok() {
                Loading::Done
            } else {
                Loading::Failed
            };
            self.draw.set(loaded.ok().map(|part| part.many));
            self.loading.set(state);
        });
    }
}

/// Says that the screens could not be loaded, and tries again.
fn missing(screens: Screens) -> Element {
    let again = button("b2b-button-secondary", keys::PAGE_AGAIN)
        .test_id("load-again")
        .on("click", move |_| screens.load());
    let again = actions(again);
    let text = element("p").say(keys::PAGE_MISSING);
    element("div").test_id("part-missing").child(message_with(
        Tone::Error,
        text.into(),
        again.into(),
    ))
}

/// Draws screens.
type Draw = fn(Session) -> Content;

/// What begins in the part.
struct ImportPart {
    /// The screens of *Add many*.
    many: Draw,
    /// What the site shows while there are no settings. A beginning of its own would stay in the element's first file.
    setup: DrawTrouble,
}

/// Draws why there are no settings.
pub(crate) type DrawTrouble = fn(&Trouble) -> Content;

/// Loads what the site shows while there are no settings; nothing if it cannot be had.
pub(crate) async fn setup_screen() -> Option<DrawTrouble> {
    import_part().await.ok().map(|part| part.setup)
}

begins! { import:
    /// What begins in the part.
    fn import_part() -> ImportPart {
        ImportPart {
            many: |session| add_many(session).into(),
            setup: |trouble| unconfigured(trouble).into(),
        }
    }
}
