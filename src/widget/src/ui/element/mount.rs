//! Puts what is built into a page.

use super::content::{Content, append};
use super::room::Room;
use leptos::mount::mount_to_renderer;
use leptos::prelude::{Mountable, Owner, Render};
use leptos::tachys::renderer::types;

/// What was put into a page. Dropping it takes that away, and ends all that belongs to it.
#[derive(Debug)]
#[must_use = "what was put into the page goes away with it"]
pub struct MountHandle {
    owner: Owner,
    room: Room,
}

/// Puts what `draw` gives into an element, behind all else in it.
pub fn mount<T: Into<Content>>(place: &web_sys::Element, draw: impl FnOnce() -> T) -> MountHandle {
    drop(mount_to_renderer(place, || Nothing));
    let room = Room::new();
    append(place, &room.all());
    let owner = Owner::new();
    room.place_last(&owner.with(|| draw().into()));
    MountHandle { owner, room }
}

impl Drop for MountHandle {
    fn drop(&mut self) {
        // No one hears what a browser says of a control that is taken away.
        self.owner.cleanup();
        self.room.remove();
    }
}

/// Effects wait in a queue that Leptos begins to work on with a view. This one shows nothing.
struct Nothing;

impl Render for Nothing {
    type State = Self;

    fn build(self) -> Self {
        self
    }

    fn rebuild(self, _: &mut Self) {}
}

impl Mountable for Nothing {
    fn unmount(&mut self) {}

    fn mount(&mut self, _: &types::Element, _: Option<&types::Node>) {}

    fn insert_before_this(&self, _: &mut dyn Mountable) -> bool {
        false
    }

    fn elements(&self) -> Vec<types::Element> {
        Vec::new()
    }
}
