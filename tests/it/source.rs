//! The product's own files as tests read them: paths, lines, and the imports of each Rust file.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// One text file of the product.
pub(crate) struct Source {
    /// Path from the top level, with `/`.
    pub(crate) path: String,
    /// Its text.
    pub(crate) text: String,
}

/// The top level of the product.
pub(crate) fn top() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below `dir` whose name ends in one of `endings`, in order of path.
pub(crate) fn files(dir: &str, endings: &[&str]) -> Vec<Source> {
    let mut paths = Vec::new();
    walk(&top().join(dir), &mut paths);
    paths.sort();
    let named = paths
        .into_iter()
        .filter(|path| endings.iter().any(|ending| path.to_string_lossy().ends_with(ending)));
    named
        .map(|path| Source {
            text: fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display())),
            path: path.strip_prefix(top()).unwrap().to_string_lossy().replace('\\', "/"),
        })
        .collect()
}

fn walk(dir: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(dir) else { return };
    for entry in entries {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() && name != "target" && name != "node_modules" && name != ".git" {
            walk(&path, found);
        } else if path.is_file() {
            found.push(path);
        }
    }
}

impl Source {
    /// The module path of a file under `src/`, e.g. `["domain", "text"]`; `src/lib.rs` is empty.
    pub(crate) fn module(&self) -> Vec<String> {
        let inside = self.path.trim_start_matches("src/").trim_end_matches(".rs");
        let parts = inside.split('/').filter(|part| *part != "mod" && *part != "lib");
        parts.map(str::to_owned).collect()
    }

    /// The text without comments and without what stands in a `#[cfg(test)]` module at the end of the file.
    pub(crate) fn code(&self) -> String {
        let body = self.text.split("\n#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        let lines = body.lines().filter(|line| !line.trim_start().starts_with("//"));
        lines.collect::<Vec<_>>().join("\n")
    }

    /// Every path of this crate that the code names, as segments from the crate root.
    pub(crate) fn imports(&self) -> Vec<Vec<String>> {
        let code = self.code();
        let mut found = Vec::new();
        for statement in use_statements(&code) {
            let mut paths = Vec::new();
            expand("", &statement, &mut paths);
            found.extend(paths.iter().filter_map(|path| self.resolve(path)));
        }
        found.extend(inline_paths(&code).iter().filter_map(|path| self.resolve(path)));
        found
    }

    /// A path of this crate as segments from its root; none for other crates and for what a file itself declares.
    fn resolve(&self, path: &str) -> Option<Vec<String>> {
        let module = self.module();
        let mut segments = path.split("::").map(str::trim).filter(|part| !part.is_empty()).peekable();
        let mut base: Vec<String> = match segments.peek().copied()? {
            "crate" | "shirube" => {
                segments.next();
                Vec::new()
            }
            "self" => {
                segments.next();
                module
            }
            "super" => module,
            first if self.declares(first) => module,
            _ => return None,
        };
        while segments.peek() == Some(&"super") {
            segments.next();
            base.pop();
        }
        base.extend(segments.map(str::to_owned));
        Some(base)
    }

    fn declares(&self, name: &str) -> bool {
        self.text.lines().any(|line| line.trim_start_matches("pub ").starts_with(&format!("mod {name};")))
    }
}

fn use_statements(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for piece in code.split("\nuse ").skip(1).chain(code.split("\npub use ").skip(1)) {
        let end = piece.find(';').unwrap_or(piece.len());
        found.push(piece[..end].split_whitespace().collect::<Vec<_>>().join(" "));
    }
    found.extend(code.strip_prefix("use ").and_then(|rest| rest.split(';').next()).map(str::to_owned));
    found
}

/// Writes `a::{b, c::{d}}` as `a::b`, `a::c::d`.
fn expand(prefix: &str, tree: &str, found: &mut Vec<String>) {
    let tree = tree.trim();
    match tree.find('{') {
        None => found.push(format!("{prefix}{}", tree.split(" as ").next().unwrap_or(tree).trim())),
        Some(open) => {
            let inner = &tree[open + 1..tree.rfind('}').unwrap_or(tree.len())];
            let prefix = format!("{prefix}{}", &tree[..open]);
            for part in split_top_level(inner) {
                expand(&prefix, &part, found);
            }
        }
    }
}

fn split_top_level(list: &str) -> Vec<String> {
    let (mut depth, mut parts, mut part) = (0_i32, Vec::new(), String::new());
    for letter in list.chars() {
        match letter {
            ',' if depth == 0 => parts.push(std::mem::take(&mut part)),
            _ => {
                depth += i32::from(letter == '{') - i32::from(letter == '}');
                part.push(letter);
            }
        }
    }
    parts.push(part);
    parts.into_iter().filter(|part| !part.trim().is_empty()).collect()
}

fn inline_paths(code: &str) -> Vec<String> {
    let pieces = code.split("crate::").skip(1);
    let word = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    pieces
        .map(|piece| format!("crate::{}", piece.chars().take_while(|c| word(*c)).collect::<String>()))
        .collect()
}
