//! Where the module is cut. What begins in these functions is in files of its own, which are loaded when one of them
//! is called for the first time, so that the form is there sooner. A build without the feature `parts` has everything
//! in one file; then there is nothing to wait for.
//!
//! `import` holds the screens of a file, `engine` what asks the store and creates users.

use crate::form::FormModel;
use crate::many::AddMany;
use crate::session::{Session, Store};
use b2b_users_core::user::{CompanyId, Email, NewUser};
use b2b_users_fetch::Connection;
use leptos::prelude::*;

/// A file of the module that could not be loaded, or that is of another release. It may be there the next time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct PartMissing;

#[cfg(feature = "parts")]
impl From<leptos::wasm_split::SplitLoaderError> for PartMissing {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        Self
    }
}

/// Draws the screens of a part.
pub(crate) type Draw = fn() -> AnyView;

/// Declares functions that a part begins with.
macro_rules! begins {
    ($part:ident: $($(#[$documented:meta])* fn $name:ident($($argument:ident: $type:ty),*) -> $given:ty $body:block)*) => {$(
        $(#[$documented])*
        #[cfg(feature = "parts")]
        #[leptos::wasm_split::wasm_split($part, wasm_split_path = ::leptos::wasm_split, fallible)]
        pub(crate) fn $name($($argument: $type),*) -> Result<$given, PartMissing> {
            Ok($body)
        }

        $(#[$documented])*
        #[cfg(not(feature = "parts"))]
        pub(crate) async fn $name($($argument: $type),*) -> Result<$given, PartMissing> {
            Ok($body)
        }
    )*};
}

begins! { import:
    /// The screens of *Add many*.
    fn import_screens() -> Draw {
        || AddMany().into_any()
    }
}

begins! { engine:
    /// Asks the store what it is like.
    fn load_catalog(store: Store, session: Session) -> () {
        store.load(&session);
    }

    /// Asks the store about the address of the form.
    fn look_up(form: FormModel, subject: (Email, CompanyId), connection: Connection) -> () {
        form.ask(subject, connection);
    }

    /// Creates the user of the form.
    fn create(form: FormModel, user: NewUser) -> () {
        form.send(user);
    }
}
