//! Pipelines: each object goes through all commands before the next one comes.

use std::rc::Rc;

use crate::console::call::Call;
use crate::console::fault::{Fault, Shell, Spot};
use crate::console::known::{find, nearest};
use crate::console::note::Note;
use crate::console::syntax::{Body, Command, Element, ExprKind, Pipeline};
use crate::console::value::Value;

use super::bind::Given;
use super::state::{Boxed, Flow, Machine, Out};

/// A command of a pipeline on its way.
pub(super) struct Stage {
    pub(super) work: Work,
    /// What came through the pipe, where all of it is needed.
    pub(super) gathered: Vec<Value>,
    /// How many objects came, or went on.
    pub(super) count: usize,
    /// Whether it wants no more.
    pub(super) done: bool,
}

/// What a stage does.
pub(super) enum Work {
    /// A command of the tables.
    Cmdlet(Call),
    /// A function or a block: what it is given stands in its scope.
    Function(Rc<Body>, Option<Vec<Given>>),
}

impl Machine {
    /// Runs a pipeline.
    pub(super) fn pipeline<'a>(&'a mut self, pipeline: &'a Pipeline, out: &'a mut Out) -> Boxed<'a, ()> {
        Box::pin(async move {
            let mut stages = Vec::new();
            let mut first = None;
            for element in &pipeline.elements {
                match element {
                    Element::Expr(value) => first = Some(value),
                    Element::Command(command) => stages.push(self.stage(command).await?),
                }
            }
            let result = match first {
                Some(expr) => {
                    let value = self.evaluate(expr).await?;
                    if Self::is_silent(expr) && stages.is_empty() {
                        return Ok(());
                    }
                    let items = match &value {
                        Value::List(list) => list.0.borrow().clone(),
                        other => vec![other.clone()],
                    };
                    self.feed_all(&mut stages, items, out).await
                }
                None => match stages.split_first_mut() {
                    Some((stage, rest)) => {
                        let outputs = self.process(stage, None).await;
                        match outputs {
                            Ok(outputs) => self.feed_all(rest, outputs, out).await,
                            Err(flow) => Err(flow),
                        }
                    }
                    None => Ok(()),
                },
            };
            match result {
                Ok(()) | Err(Flow::Enough) => {}
                Err(other) => return Err(other),
            }
            let mut left = stages.as_mut_slice();
            while let Some((stage, rest)) = left.split_first_mut() {
                let outputs = self.finish(stage).await?;
                match self.feed_all(rest, outputs, out).await {
                    Ok(()) | Err(Flow::Enough) => {}
                    Err(other) => return Err(other),
                }
                left = rest;
            }
            Ok(())
        })
    }

    async fn feed_all(&mut self, stages: &mut [Stage], items: Vec<Value>, out: &mut Out) -> Result<(), Flow> {
        for item in items {
            self.feed(stages, item, out).await?;
        }
        Ok(())
    }

    fn feed<'a>(&'a mut self, stages: &'a mut [Stage], item: Value, out: &'a mut Out) -> Boxed<'a, ()> {
        Box::pin(async move {
            let Some((stage, rest)) = stages.split_first_mut() else {
                self.step(1).await?;
                self.hand(out, item);
                return Ok(());
            };
            self.step(1).await?;
            if stage.done {
                return Err(Flow::Enough);
            }
            let outputs = self.process(stage, Some(item)).await?;
            let done = stage.done;
            self.feed_all(rest, outputs, out).await?;
            if done {
                return Err(Flow::Enough);
            }
            Ok(())
        })
    }

    /// A command with what it is given, ready for what comes.
    async fn stage(&mut self, command: &Command) -> Result<Stage, Flow> {
        let spot = self.spot(command.at, command.end);
        let stage = |work| Stage {
            work,
            gathered: Vec::new(),
            count: 0,
            done: false,
        };
        let name = match &command.name.kind {
            ExprKind::Text(text) => Rc::clone(text),
            _ => match self.evaluate(&command.name).await? {
                Value::Block(body) => {
                    let given = self.given(&command.args).await?;
                    return Ok(stage(Work::Function(body, Some(given))));
                }
                value => value.text(),
            },
        };
        if let Some(function) = self.session.functions.get(&name.to_lowercase()).cloned() {
            let given = self.given(&command.args).await?;
            return Ok(stage(Work::Function(Rc::clone(&function.body), Some(given))));
        }
        let Some(cmdlet) = find(&name) else {
            return Err(self.unknown(&name, spot).into());
        };
        let given = self.given(&command.args).await?;
        let call = self.bind(cmdlet, given, spot.clone())?;
        Ok(stage(Work::Cmdlet(call)))
    }

    fn unknown(&self, name: &str, spot: Spot) -> Fault {
        let text = match self.session.shell {
            Shell::Windows => format!(
                "The term '{name}' is not recognized as the name of a cmdlet, function, script file, or operable \
                 program. Check the spelling of the name, or if a path was included, verify that the path is correct \
                 and try again."
            ),
            Shell::Seven => format!(
                "The term '{name}' is not recognized as a name of a cmdlet, function, script file, or executable \
                 program.\nCheck the spelling of the name, or if a path was included, verify that the path is correct \
                 and try again."
            ),
        };
        let mut fault = self.fault(text, "CommandNotFoundException");
        fault.activity = name.to_owned();
        fault.spot = Some(spot);
        let nearest = nearest(name);
        fault
            .of("ObjectNotFound", "CommandNotFoundException")
            .noted(Note::Unknown { nearest })
    }
}
