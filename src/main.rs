//! Owns the start of the program: what happens when it fails, and then the app on the screen.
fn main() {
    zetel::ui::recovery::install();
    zetel::ui::app::mount();
}
