//! The Rust sources of a package as `syn` reads them: what each file mentions, defines and says.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{Item, UseTree, Visibility};

pub(crate) const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The libraries of the house, by the names that code uses, and where their sources are.
pub(crate) const LIBRARIES: [(&str, &str); 8] = [
    ("downboard", "src"),
    ("downboard_core", "crates/core/src"),
    ("downboard_estimate", "crates/estimate/src"),
    ("downboard_feeds", "crates/feeds/src"),
    ("downboard_words", "crates/words/src"),
    ("downboard_edit", "crates/edit/src"),
    ("downboard_export", "crates/export/src"),
    ("downboard_publish", "crates/publish/src"),
];

/// A path such as `crate::live::fetch`, from the name of its library on.
pub(crate) type Names = Vec<String>;

/// A file of a package.
pub(crate) struct Source {
    /// Where it is below the root.
    pub(crate) name: String,
    /// The module that it is.
    pub(crate) module: Names,
    /// What it says, as it was written.
    pub(crate) text: String,
    /// Everything that is brought into scope, tests included.
    pub(crate) used: Vec<Used>,
    syntax: syn::File,
}

/// What a `use` brings under which name.
pub(crate) struct Used {
    pub(crate) name: String,
    pub(crate) path: Names,
    is_public: bool,
}

/// The files of a folder with an ending, in order, below the root.
pub(crate) fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    collect(&Path::new(ROOT).join(folder), ending, &mut found);
    assert!(!found.is_empty(), "{folder} holds no .{ending} file, so a look at it proves nothing");
    found.sort();
    found
}

fn collect(place: &Path, ending: &str, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(place).unwrap_or_else(|error| panic!("{}: {error}", place.display())) {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, ending, found);
        } else if path.extension().is_some_and(|own| own == ending) {
            found.push(path);
        }
    }
}

/// The sources of a library, or of a command under its own name.
pub(crate) fn package(name: &str, folder: &str) -> Vec<Source> {
    files(folder, "rs").into_iter().map(|path| Source::read(name, folder, &path)).collect()
}

impl Source {
    fn read(package: &str, folder: &str, path: &Path) -> Self {
        let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let syntax = syn::parse_file(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let below = path.strip_prefix(Path::new(ROOT).join(folder)).expect("a file of the folder").with_extension("");
        let parts = below.iter().map(|part| part.to_string_lossy().into_owned());
        let parts = parts.filter(|part| !matches!(part.as_str(), "mod" | "lib" | "main"));
        let name = path.strip_prefix(ROOT).expect("a file of the house").display().to_string();
        let module: Names = std::iter::once(package.to_owned()).chain(parts).collect();
        Self { name, used: used(&module, &syntax), module, text, syntax }
    }

    /// Every path that the file mentions: brought into scope but not handed on, written out, or within a macro.
    pub(crate) fn mentioned(&self) -> Vec<Names> {
        let written = |tokens: TokenStream| {
            let mut found = Vec::new();
            paths(tokens, &mut found);
            found
        };
        let brought = self.used.iter().filter(|used| !used.is_public).map(|used| used.path.clone());
        let written =
            written(self.text.parse().expect("tokens")).into_iter().map(|path| from_library(&self.module, path));
        brought.chain(written).collect()
    }

    /// Whether an item of the file has a name.
    pub(crate) fn defines(&self, name: &str) -> bool {
        self.syntax.items.iter().any(|item| {
            let ident = match item {
                Item::Const(item) => &item.ident,
                Item::Enum(item) => &item.ident,
                Item::Fn(item) => &item.sig.ident,
                Item::Static(item) => &item.ident,
                Item::Struct(item) => &item.ident,
                Item::Trait(item) => &item.ident,
                Item::Type(item) => &item.ident,
                // A macro that declares something names it.
                Item::Macro(item) => return item.mac.tokens.clone().into_iter().any(|token| is_ident(&token, name)),
                _ => return false,
            };
            ident == name
        })
    }

    /// The texts that the file says: string literals, within macros too, but not those of attributes or of its tests.
    pub(crate) fn says(&self) -> Vec<String> {
        struct Texts(Vec<String>);
        impl<'ast> Visit<'ast> for Texts {
            fn visit_attribute(&mut self, _: &'ast syn::Attribute) {}
            fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
                if !is_test(&item.attrs) {
                    visit::visit_item_mod(self, item);
                }
            }
            fn visit_lit_str(&mut self, text: &'ast syn::LitStr) {
                self.0.push(text.value());
            }
            fn visit_macro(&mut self, tokens: &'ast syn::Macro) {
                literals(tokens.tokens.clone(), &mut self.0);
            }
        }
        let mut texts = Texts(Vec::new());
        texts.visit_file(&self.syntax);
        texts.0
    }
}

/// What a file brings into scope.
fn used(module: &[String], syntax: &syn::File) -> Vec<Used> {
    struct Uses<'a>(&'a [String], Vec<Used>);
    impl<'ast> Visit<'ast> for Uses<'_> {
        fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
            let is_public = !matches!(item.vis, Visibility::Inherited);
            flatten(&item.tree, Vec::new(), &mut |name, path| {
                self.1.push(Used { name, path: from_library(self.0, path), is_public });
            });
        }
    }
    let mut uses = Uses(module, Vec::new());
    uses.visit_file(syntax);
    uses.1
}

/// A path as it is from its library on: `crate` and `super` are those of a module.
fn from_library(module: &[String], path: Names) -> Names {
    match path.first().map(String::as_str) {
        Some("crate") => module.iter().take(1).chain(&path[1..]).cloned().collect(),
        Some("self") => module.iter().chain(&path[1..]).cloned().collect(),
        Some("super") => {
            let ups = path.iter().take_while(|part| *part == "super").count();
            let above = module.len().saturating_sub(ups).max(1);
            module[..above].iter().chain(&path[ups..]).cloned().collect()
        }
        _ => path,
    }
}

/// Whether attributes say that something is compiled into tests only.
fn is_test(attributes: &[syn::Attribute]) -> bool {
    let is_test = |attribute: &syn::Attribute| {
        attribute.path().is_ident("cfg") && attribute.parse_args::<syn::Path>().is_ok_and(|path| path.is_ident("test"))
    };
    attributes.iter().any(is_test)
}

fn is_ident(token: &TokenTree, name: &str) -> bool {
    match token {
        TokenTree::Ident(ident) => ident == name,
        TokenTree::Group(group) => group.stream().into_iter().any(|token| is_ident(&token, name)),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    }
}

/// The names of a `use`, each with its path.
fn flatten(tree: &UseTree, before: Names, add: &mut impl FnMut(String, Names)) {
    let below = |ident: &syn::Ident| before.iter().cloned().chain([ident.to_string()]).collect::<Names>();
    match tree {
        UseTree::Path(path) => flatten(&path.tree, below(&path.ident), add),
        UseTree::Group(group) => group.items.iter().for_each(|tree| flatten(tree, before.clone(), add)),
        UseTree::Name(name) if name.ident == "self" => add(before.last().cloned().unwrap_or_default(), before),
        UseTree::Name(name) => add(name.ident.to_string(), below(&name.ident)),
        UseTree::Rename(name) => add(name.rename.to_string(), below(&name.ident)),
        UseTree::Glob(_) => add("*".to_owned(), before),
    }
}

/// The paths of at least two names that stand in tokens.
fn paths(tokens: TokenStream, found: &mut Vec<Names>) {
    let mut path: Names = Vec::new();
    let mut colons = 0;
    let mut end = |path: &mut Names| {
        if path.len() > 1 {
            found.push(path.clone());
        }
        path.clear();
    };
    let mut groups = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Ident(ident) => {
                if colons != 2 {
                    end(&mut path);
                }
                path.push(ident.to_string());
                colons = 0;
            }
            TokenTree::Punct(punct) if punct.as_char() == ':' => colons += 1,
            TokenTree::Group(group) => {
                end(&mut path);
                groups.push(group.stream());
                colons = 0;
            }
            TokenTree::Punct(_) | TokenTree::Literal(_) => {
                end(&mut path);
                colons = 0;
            }
        }
    }
    end(&mut path);
    for group in groups {
        paths(group, found);
    }
}

/// The texts among tokens, but those of attributes, which documentation within a macro is as well.
fn literals(tokens: TokenStream, found: &mut Vec<String>) {
    let mut is_attribute = false;
    for token in tokens {
        match token {
            TokenTree::Group(group) if !is_attribute => literals(group.stream(), found),
            TokenTree::Literal(literal) => {
                if let syn::Lit::Str(text) = syn::Lit::new(literal) {
                    found.push(text.value());
                }
            }
            TokenTree::Punct(punct) => {
                is_attribute = punct.as_char() == '#';
                continue;
            }
            TokenTree::Ident(_) | TokenTree::Group(_) => {}
        }
        is_attribute = false;
    }
}

/// Where the files of packages are by their modules.
pub(crate) struct Map<'a>(HashMap<&'a [String], &'a Source>);

impl<'a> Map<'a> {
    pub(crate) fn of(sources: &'a [Source]) -> Self {
        Self(sources.iter().map(|source| (source.module.as_slice(), source)).collect())
    }

    /// The file that defines what a path in a file names, through what other files hand on. Nothing where that is none of the
    /// house.
    pub(crate) fn file(&self, from: &Source, path: &[String]) -> Option<&'a Source> {
        self.follow(from, path, 8)
    }

    fn follow(&self, from: &Source, path: &[String], handed_on: usize) -> Option<&'a Source> {
        // What begins with a module below stands without the name of its library.
        let below: Names = from.module.iter().chain(path).cloned().collect();
        let is_below = self.0.contains_key(&below[..=from.module.len()]);
        let path = if is_below { &below } else { path };
        let depth = (1..=path.len()).rev().find(|depth| self.0.contains_key(&path[..*depth]))?;
        let file = *self.0.get(&path[..depth])?;
        let Some(name) = path.get(depth).filter(|name| handed_on > 0 && !file.defines(name)) else { return Some(file) };
        let to = |used: &Used| self.follow(file, &used.path, handed_on - 1);
        let named = file.used.iter().find(|used| used.name == *name).and_then(to);
        let globs = || file.used.iter().filter(|used| used.name == "*").filter_map(to).find(|file| file.defines(name));
        named.or_else(globs).or(Some(file))
    }
}

#[test]
fn the_look_at_the_sources_sees_what_is_there() {
    let sources = package("downboard", "src");
    let of = |name: &str| sources.iter().find(|source| source.name == name).expect("a file");
    let app = of("src/pages/app.rs");
    assert_eq!(app.module, ["downboard", "pages", "app"]);
    let mentions = |source: &Source, path: &str| source.mentioned().iter().any(|found| found.join("::") == path);
    assert!(mentions(app, "downboard::pages::later"), "brought into scope");
    assert!(mentions(of("src/pages/title.rs"), "downboard_core::view::View"), "of a list");
    assert!(mentions(of("src/pages/mounts.rs"), "embed::Embed"), "within a macro");
    let map = Map::of(&sources);
    let path = ["downboard", "components", "Shown"].map(str::to_owned);
    assert_eq!(map.file(app, &path).map(|file| file.name.as_str()), Some("src/components/shown.rs"), "handed on");
    let says = of("src/components/lane.rs").says();
    assert!(says.iter().any(|text| text.contains("lane")), "{says:?}");
}
