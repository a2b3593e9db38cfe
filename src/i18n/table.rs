//! A table of fixed words: a struct with a field for each, so that a word that is missing in one language does not compile.

/// Makes the struct, its two tables `KO` and `EN`, and for the tests the names with both texts.
macro_rules! word_table {
    ($(#[$about:meta])* $table:ident: $($name:ident: $ko:literal, $en:literal;)*) => {
        $(#[$about])*
        #[derive(Debug, PartialEq, Eq)]
        pub struct $table {
            $(#[allow(missing_docs)] pub $name: &'static str,)*
        }

        static KO: $table = $table { $($name: $ko,)* };
        static EN: $table = $table { $($name: $en,)* };

        #[cfg(test)]
        const NAMES: &[(&str, &str, &str)] = &[$((stringify!($name), $ko, $en),)*];
    };
}

pub(super) use word_table;
