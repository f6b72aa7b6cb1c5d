//! The fonts of pictures in pixels, beside the page in `dist`: Arimo, whose widths the charts count with, and M PLUS 1p for
//! Japanese. Both are free under the SIL Open Font License.

use std::fs;
use std::path::Path;

use anyhow::Context as _;

use crate::npm;

/// Files of a package, each with the name that it gets.
type Files = [(&'static str, &'static str); 3];

/// Packages, their versions, and the files of each with the names that they get.
const PACKAGES: [(&str, &str, Files); 2] = [
    (
        "@expo-google-fonts/arimo",
        "0.4.3",
        [
            ("400Regular/Arimo_400Regular.ttf", "Arimo-Regular.ttf"),
            ("700Bold/Arimo_700Bold.ttf", "Arimo-Bold.ttf"),
            ("LICENSE_FONT", "Arimo-LICENSE.txt"),
        ],
    ),
    (
        "@expo-google-fonts/m-plus-1p",
        "0.4.2",
        [
            ("400Regular/MPLUS1p_400Regular.ttf", "MPLUS1p-Regular.ttf"),
            ("700Bold/MPLUS1p_700Bold.ttf", "MPLUS1p-Bold.ttf"),
            ("LICENSE_FONT", "MPLUS1p-LICENSE.txt"),
        ],
    ),
];

/// Installs them where they are missing, and tells whether they are there. A machine that cannot have them builds without.
pub fn set_up() -> anyhow::Result<bool> {
    for (package, version, files) in PACKAGES {
        let installed = npm::package(package)?;
        let is_there = || files.iter().all(|(file, _)| installed.join(file).is_file());
        let has_it = is_there() || npm::install(package, version)? && is_there();
        if !has_it {
            println!(
                "no fonts: the server draws no PNG. Install Node.js with npm and run this again to get them."
            );
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether a built page has them.
pub fn are_in(dist: &Path) -> bool {
    let mut names = PACKAGES.iter().flat_map(|(.., files)| files);
    names.all(|(_, name)| dist.join("fonts").join(name).is_file())
}

/// Copies them into `dist/fonts`.
pub fn copy(dist: &Path) -> anyhow::Result<()> {
    let folder = dist.join("fonts");
    fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    for (package, _, files) in PACKAGES {
        let installed = npm::package(package)?;
        for (file, name) in files {
            fs::copy(installed.join(file), folder.join(name))
                .with_context(|| format!("{name} cannot be written"))?;
        }
    }
    Ok(())
}
