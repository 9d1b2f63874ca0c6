//! Draws how far a run is, and keeps the time of each stage.

use std::sync::Mutex;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::run::{Progress, Stage};

/// Whether bars are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Draw {
    /// On stderr, after a quarter of a second.
    Bars,
    /// Never.
    Nothing,
}

/// A bar a stage, and a clock a stage.
pub(super) struct Stages {
    state: Mutex<State>,
    draw: Draw,
}

struct State {
    bars: Vec<(Stage, ProgressBar)>,
    seconds: Vec<(Stage, Duration)>,
    current: Option<(Stage, Instant)>,
    begun: Instant,
    all: indicatif::MultiProgress,
}

/// Nothing is drawn before this: a short run should stay still.
const SILENCE: Duration = Duration::from_millis(250);

impl Stages {
    /// Starts the clock.
    pub(super) fn new(draw: Draw) -> Self {
        let begun = now();
        let all = indicatif::MultiProgress::with_draw_target(ProgressDrawTarget::hidden());
        let state = State {
            bars: Vec::new(),
            seconds: Vec::new(),
            current: None,
            begun,
            all,
        };
        Stages {
            state: Mutex::new(state),
            draw,
        }
    }

    /// Stops the clock, takes the bars away, and tells what each stage took, in the order they began.
    pub(super) fn finish(&self) -> Vec<(Stage, f64)> {
        let mut state = self.lock();
        state.close();
        state.clear();
        state
            .seconds
            .iter()
            .map(|(stage, time)| (*stage, time.as_secs_f64()))
            .collect()
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, State> {
        self.state
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

impl State {
    /// Books the time since the current stage began.
    fn close(&mut self) {
        let Some((stage, since)) = self.current.take() else {
            return;
        };
        let spent = now().duration_since(since);
        match self.seconds.iter_mut().find(|(known, _)| *known == stage) {
            Some((_, time)) => *time += spent,
            None => self.seconds.push((stage, spent)),
        }
    }

    /// Takes the bars away for good: one that is dropped later would draw over what has been printed since.
    fn clear(&mut self) {
        for (_, bar) in self.bars.drain(..) {
            bar.finish_and_clear();
        }
        let _ = self.all.clear();
        self.all.set_draw_target(ProgressDrawTarget::hidden());
    }

    fn bar(&mut self, stage: Stage, total: Option<u64>) -> &ProgressBar {
        let at = self
            .bars
            .iter()
            .position(|(known, _)| *known == stage)
            .unwrap_or_else(|| {
                let bar = match total {
                    Some(total) => ProgressBar::new(total).with_style(bar_style()),
                    None => ProgressBar::no_length().with_style(counter_style()),
                };
                let bar = self.all.add(bar.with_prefix(stage.name()));
                self.bars.push((stage, bar));
                self.bars.len() - 1
            });
        &self.bars[at].1
    }
}

impl Progress for Stages {
    fn begin(&self, stage: Stage, total: Option<u64>) {
        let mut state = self.lock();
        state.close();
        state.current = Some((stage, now()));
        state.bar(stage, total);
    }

    fn advance(&self, count: u64) {
        let mut state = self.lock();
        let Some((stage, _)) = state.current else {
            return;
        };
        if self.draw == Draw::Bars && state.all.is_hidden() && state.begun.elapsed() > SILENCE {
            state.all.set_draw_target(ProgressDrawTarget::stderr());
        }
        state.bar(stage, None).inc(count);
    }
}

fn bar_style() -> ProgressStyle {
    ProgressStyle::with_template("{prefix:>12} {bar:30} {human_pos}/{human_len} {eta}")
        .unwrap_or_else(|_| ProgressStyle::default_bar())
}

fn counter_style() -> ProgressStyle {
    ProgressStyle::with_template("{prefix:>12} {human_pos}")
        .unwrap_or_else(|_| ProgressStyle::default_spinner())
}

#[expect(
    clippy::disallowed_methods,
    reason = "the clock lives in cli/, here for progress"
)]
fn now() -> Instant {
    Instant::now()
}
