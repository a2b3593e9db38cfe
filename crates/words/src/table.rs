//! A table of fixed words: a struct with a field for each, so that a word that is missing in one language does not compile.

/// Makes the struct, its two tables, the function that gives the one of a language, and for the tests the names with both texts.
macro_rules! word_table {
    ($(#[$about:meta])* $table:ident, $of:ident: $($name:ident: $ko:literal, $en:literal;)*) => {
        $(#[$about])*
        #[derive(Debug, PartialEq, Eq)]
        pub struct $table {
            /// The language.
            pub lang: downboard_core::model::Lang,
            $(#[allow(missing_docs)] pub $name: &'static str,)*
        }

        static KO: $table = $table { lang: downboard_core::model::Lang::Ko, $($name: $ko,)* };
        static EN: $table = $table { lang: downboard_core::model::Lang::En, $($name: $en,)* };

        /// The words of a language.
        pub fn $of(lang: downboard_core::model::Lang) -> &'static $table {
            match lang {
                downboard_core::model::Lang::Ko => &KO,
                downboard_core::model::Lang::En => &EN,
            }
        }

        #[cfg(test)]
        const NAMES: &[(&str, &str, &str)] = &[$((stringify!($name), $ko, $en),)*];

        #[cfg(test)]
        mod every_word {
            #[test]
            fn is_there_in_both_languages() {
                for (name, ko, en) in super::NAMES {
                    assert!(!ko.trim().is_empty() && !en.trim().is_empty(), "{name}");
                }
            }
        }
    };
}

pub(super) use word_table;
