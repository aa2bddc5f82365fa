//! The circles that are still there, by name: this list only ever becomes shorter.

/// Modules of one folder that import each other.
pub(super) struct Circle {
    /// The crate's folder in `src` and the modules down to the one that holds them.
    pub(super) folder: &'static str,
    /// All of them, in the order of their names.
    pub(super) modules: &'static [&'static str],
}

pub(super) const ALLOWED: &[Circle] = &[
    Circle {
        folder: "npm",
        modules: &["error", "values"],
    },
    Circle {
        folder: "widget",
        modules: &["session", "ui"],
    },
    Circle {
        folder: "widget::form",
        modules: &["fields", "store_fields"],
    },
    Circle {
        folder: "widget::session",
        modules: &["self", "store"],
    },
    Circle {
        folder: "xtask",
        modules: &["self", "soak", "test"],
    },
    Circle {
        folder: "xtask::bench",
        modules: &["figures", "report"],
    },
    Circle {
        folder: "xtask::bench",
        modules: &["native", "scripts", "self"],
    },
    Circle {
        folder: "xtask::test",
        modules: &[
            "beside",
            "budget",
            "cargo_steps",
            "journeys",
            "self",
            "wasm",
        ],
    },
];
