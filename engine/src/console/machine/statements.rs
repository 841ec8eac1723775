//! Statements: what runs in which order, and what an error does to it.

use std::rc::Rc;

use crate::console::compare::equal;
use crate::console::syntax::{AssignOp, Element, Expr, ExprKind, Pipeline, Script, Statement, StatementKind};
use crate::console::value::Value;

use super::state::{Boxed, Flow, Machine, Out};

/// The value that a pipeline is, where it is nothing but one.
fn only_value(pipeline: &Pipeline) -> Option<&Expr> {
    match pipeline.elements.as_slice() {
        [Element::Expr(value)] => Some(value),
        _ => None,
    }
}

impl Machine {
    /// Runs statements. An error of one does not keep the next from running, unless a `try` is around.
    pub(super) fn script<'a>(&'a mut self, script: &'a Script, out: &'a mut Out) -> Boxed<'a, ()> {
        Box::pin(async move {
            for statement in &script.statements {
                self.enter()?;
                let result = self.statement(statement, out).await;
                self.depth -= 1;
                match result {
                    Err(Flow::Fault(mut fault, stops)) => {
                        if fault.spot.is_none() {
                            fault.spot = Some(self.spot(statement.at, statement.end));
                        }
                        if stops || self.trying > 0 {
                            return Err(Flow::Fault(fault, stops));
                        }
                        self.report(*fault);
                    }
                    other => other?,
                }
            }
            Ok(())
        })
    }

    async fn statement(&mut self, statement: &Statement, out: &mut Out) -> Result<(), Flow> {
        self.step(1).await?;
        match &statement.kind {
            StatementKind::Pipeline(pipeline) => {
                if only_value(pipeline).is_none() {
                    self.session.well = true;
                }
                self.pipeline(pipeline, out).await
            }
            StatementKind::Assign(target, op, value) => self.assignment(target, *op, value).await.map(|_| ()),
            StatementKind::If(arms, otherwise) => {
                for (condition, body) in arms {
                    if self.condition(condition).await? {
                        return self.script(body, out).await;
                    }
                }
                match otherwise {
                    Some(body) => self.script(body, out).await,
                    None => Ok(()),
                }
            }
            StatementKind::ForEach(name, over, body) => {
                let over = self.pipeline_value(over).await?;
                for item in over.items() {
                    self.step(1).await?;
                    self.set_variable(name, item);
                    if !self.round(body, out).await? {
                        break;
                    }
                }
                Ok(())
            }
            StatementKind::For(first, condition, next, body) => {
                if let Some(first) = first {
                    self.quiet(first).await?;
                }
                loop {
                    self.step(1).await?;
                    if let Some(condition) = condition {
                        if !self.condition(condition).await? {
                            return Ok(());
                        }
                    }
                    if !self.round(body, out).await? {
                        return Ok(());
                    }
                    if let Some(next) = next {
                        self.quiet(next).await?;
                    }
                }
            }
            StatementKind::While(condition, body) => loop {
                self.step(1).await?;
                if !self.condition(condition).await? || !self.round(body, out).await? {
                    return Ok(());
                }
            },
            StatementKind::Do(body, condition, until) => loop {
                self.step(1).await?;
                if !self.round(body, out).await? || self.condition(condition).await? == *until {
                    return Ok(());
                }
            },
            StatementKind::Switch(of, cases) => self.switch(of, cases, out).await,
            StatementKind::Try(body, catches, finally) => {
                let result = self.attempt(body, catches.first(), out).await;
                if let Some(finally) = finally {
                    self.script(finally, out).await?;
                }
                result
            }
            StatementKind::Function(function) => {
                let name = function.name.to_lowercase();
                self.session.functions.insert(name, Rc::clone(function));
                Ok(())
            }
            StatementKind::Return(value) => {
                if let Some(value) = value {
                    self.pipeline(value, out).await?;
                }
                Err(Flow::Return)
            }
            StatementKind::Throw(value) => {
                let value = match value {
                    Some(value) => self.pipeline_value(value).await?,
                    None => self.variable("_").unwrap_or("ScriptHalted".into()),
                };
                let text = value.text().to_string();
                let mut fault = self
                    .fault(text.clone(), &text)
                    .of("OperationStopped", "RuntimeException");
                fault.exception = "Exception";
                Err(Flow::Fault(Box::new(fault), true))
            }
            StatementKind::Break => Err(Flow::Break),
            StatementKind::Continue => Err(Flow::Continue),
            StatementKind::Exit => Err(Flow::Exit),
        }
    }

    /// One round of a loop: false when it was the last.
    async fn round(&mut self, body: &Script, out: &mut Out) -> Result<bool, Flow> {
        match self.script(body, out).await {
            Ok(()) | Err(Flow::Continue) => Ok(true),
            Err(Flow::Break) => Ok(false),
            Err(other) => Err(other),
        }
    }

    /// Runs a statement whose output is nobody's.
    fn quiet<'a>(&'a mut self, statement: &'a Statement) -> Boxed<'a, ()> {
        Box::pin(async move {
            let mut nowhere = Out::Gather(Vec::new());
            self.statement(statement, &mut nowhere).await
        })
    }

    async fn condition(&mut self, condition: &Pipeline) -> Result<bool, Flow> {
        Ok(self.pipeline_value(condition).await?.is_true())
    }

    async fn switch(
        &mut self,
        of: &Pipeline,
        cases: &[(Option<Expr>, Script)],
        out: &mut Out,
    ) -> Result<(), Flow> {
        let of = self.pipeline_value(of).await?;
        for item in of.items() {
            let before = self.swap("_", Some(item.clone()));
            let mut hit = false;
            for (value, body) in cases {
                let applies = match value {
                    None => !hit,
                    Some(value) => match self.evaluate(value).await? {
                        Value::Block(body) => {
                            let mut inner = Out::Gather(Vec::new());
                            self.script(&body.script, &mut inner).await?;
                            Value::of_outputs(inner.gathered()).is_true()
                        }
                        value => equal(&item, &value, false),
                    },
                };
                if applies {
                    hit = true;
                    match self.script(body, out).await {
                        Ok(()) | Err(Flow::Continue) => {}
                        Err(Flow::Break) => break,
                        Err(other) => return Err(other),
                    }
                }
            }
            self.swap("_", before);
        }
        Ok(())
    }

    async fn attempt(&mut self, body: &Script, catch: Option<&Script>, out: &mut Out) -> Result<(), Flow> {
        let depth = self.depth;
        let scopes = self.session.scopes.len();
        self.trying += 1;
        let result = self.script(body, out).await;
        self.trying -= 1;
        match (result, catch) {
            (Err(Flow::Fault(fault, _)), Some(catch)) => {
                self.depth = depth;
                self.session.scopes.truncate(scopes.max(1));
                self.remember(&fault);
                let before = self.swap("_", Some(fault.value()));
                let result = self.script(catch, out).await;
                self.swap("_", before);
                result
            }
            (result, _) => result,
        }
    }

    /// Assigns, and answers what was assigned.
    pub(super) async fn assignment(
        &mut self,
        target: &Expr,
        op: AssignOp,
        value: &Statement,
    ) -> Result<Value, Flow> {
        let mut value = self.statement_value(value).await?;
        if let AssignOp::With(op) = op {
            let before = self.evaluate(target).await?;
            self.step(size(&before) / 8 + size(&value) / 8).await?;
            value = self.binary(op, &before, &value)?;
        }
        self.assign(target, value.clone()).await?;
        Ok(value)
    }

    /// What a statement is as a value.
    pub(super) fn statement_value<'a>(&'a mut self, statement: &'a Statement) -> Boxed<'a, Value> {
        Box::pin(async move {
            match &statement.kind {
                StatementKind::Pipeline(pipeline) => self.pipeline_value(pipeline).await,
                StatementKind::Assign(target, op, value) => self.assignment(target, *op, value).await,
                _ => {
                    let mut out = Out::Gather(Vec::new());
                    self.statement(statement, &mut out).await?;
                    Ok(Value::of_outputs(out.gathered()))
                }
            }
        })
    }

    /// What a pipeline is as a value: a value alone stays as it is, outputs are put together.
    pub(super) async fn pipeline_value(&mut self, pipeline: &Pipeline) -> Result<Value, Flow> {
        if let Some(value) = only_value(pipeline) {
            return self.evaluate(value).await;
        }
        let mut out = Out::Gather(Vec::new());
        self.pipeline(pipeline, &mut out).await?;
        Ok(Value::of_outputs(out.gathered()))
    }

    /// Whether a value in a statement of its own says nothing: `$i++`.
    pub(super) fn is_silent(value: &Expr) -> bool {
        matches!(value.kind, ExprKind::Step(..))
    }
}

/// How much there is of a value, for counting steps.
pub(super) fn size(value: &Value) -> usize {
    match value {
        Value::Text(text) => text.len() / 16,
        Value::List(list) => list.0.borrow().len(),
        Value::Object(_) => value.fields().map_or(1, |fields| fields.borrow().len()),
        _ => 1,
    }
}
