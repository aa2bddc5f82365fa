//! Where the module is cut. What begins in a function that [`begins`] declares, and nowhere else, is in a file of its
//! own; without the feature `parts` the module is in one file.

/// Declares a function that a part begins with. Until the part is loaded there is no such function, and calling it
/// stops the module.
macro_rules! begins {
    ($part:literal: $(#[$documented:meta])* fn $name:ident($argument:ident: $type:ty) -> $given:ty $body:block) => {
        $(#[$documented])*
        #[cfg(feature = "parts")]
        #[expect(
            unsafe_code,
            improper_ctypes,
            reason = "a function that is in another file, of the same build, is declared as foreign"
        )]
        pub(crate) fn $name($argument: $type) -> $given {
            // The names are those by which `wasm-split-cli` finds the two ends of a cut.
            #[link(wasm_import_module = "__wasm_split_placeholder__")]
            unsafe extern "C" {
                #[link_name = concat!("__wasm_split_00", $part, "00_import_00000000000000000000000000000000_", stringify!($name))]
                safe fn elsewhere($argument: Box<$type>) -> Box<$given>;
            }

            #[unsafe(export_name = concat!("__wasm_split_00", $part, "00_export_00000000000000000000000000000000_", stringify!($name)))]
            extern "C" fn here($argument: Box<$type>) -> Box<$given> {
                let $argument = *$argument;
                Box::new($body)
            }

            *elsewhere(Box::new($argument))
        }

        $(#[$documented])*
        #[cfg(not(feature = "parts"))]
        pub(crate) fn $name($argument: $type) -> $given $body
    };
}

pub(crate) use begins;
