//! Where the module is cut. What begins in a function that is declared by [`begins`] is in a file of its own, which is
//! loaded when such a function is called for the first time, so that the form is there sooner. A build without the
//! feature `parts` has everything in one file; then there is nothing to wait for.
//!
//! The part `import` holds the screens of a file, `engine` what asks the store and creates users.

/// A file of the module that could not be loaded, or that is of another release. It may be there the next time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct PartMissing;

#[cfg(feature = "parts")]
impl From<leptos::wasm_split::SplitLoaderError> for PartMissing {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        Self
    }
}

/// Declares a function that a part begins with. Callers wait for the part.
macro_rules! begins {
    ($part:ident: $(#[$documented:meta])* fn $name:ident($($argument:ident: $type:ty),*) -> $given:ty $body:block) => {
        $(#[$documented])*
        #[cfg(feature = "parts")]
        #[leptos::wasm_split::wasm_split($part, wasm_split_path = ::leptos::wasm_split, fallible)]
        fn $name($($argument: $type),*) -> Result<$given, $crate::parts::PartMissing> {
            Ok($body)
        }

        $(#[$documented])*
        #[cfg(not(feature = "parts"))]
        async fn $name($($argument: $type),*) -> Result<$given, $crate::parts::PartMissing> {
            Ok($body)
        }
    };
}

pub(crate) use begins;
