//! Values worked out: literals, variables, brackets, operators, texts with values in them.

use std::rc::Rc;

use crate::console::syntax::{Body, Expr, ExprKind, Op, Part};
use crate::console::value::{Value, LONGEST_TEXT, TABLE};

use super::state::{Boxed, Flow, Machine, Out};
use super::statements::size;

/// The longest list.
pub(super) const LONGEST_LIST: usize = 1 << 20;

impl Machine {
    /// The value of an expression.
    pub(super) fn evaluate<'a>(&'a mut self, expr: &'a Expr) -> Boxed<'a, Value> {
        Box::pin(async move {
            self.step(1).await?;
            self.enter()?;
            let result = self.kind(expr).await;
            self.depth -= 1;
            match result {
                Err(Flow::Fault(mut fault, stops)) => {
                    if fault.spot.is_none() {
                        fault.spot = Some(self.spot(expr.at, expr.end));
                    }
                    Err(Flow::Fault(fault, stops))
                }
                other => other,
            }
        })
    }

    async fn kind(&mut self, expr: &Expr) -> Result<Value, Flow> {
        Ok(match &expr.kind {
            ExprKind::Int(value) => Value::Int(*value),
            ExprKind::Float(value) => Value::Float(*value),
            ExprKind::Text(text) => Value::Text(Rc::clone(text)),
            ExprKind::Expand(parts) => self.expand(parts).await?,
            ExprKind::Var(name) => self.variable(name).unwrap_or(Value::Null),
            ExprKind::List(items) => {
                let mut values = Vec::with_capacity(items.len());
                for item in items {
                    values.push(self.evaluate(item).await?);
                }
                Value::list(values)
            }
            ExprKind::Array(script) => {
                // A list in it stays the list that it is.
                let mut out = Out::Gather(Vec::new());
                self.script(script, &mut out).await?;
                Value::list(out.gathered())
            }
            ExprKind::Sub(script) => {
                let mut out = Out::Gather(Vec::new());
                self.script(script, &mut out).await?;
                Value::of_outputs(out.gathered())
            }
            ExprKind::Paren(statement) => self.statement_value(statement).await?,
            ExprKind::Hash(pairs) => {
                let table = Value::object(&TABLE, []);
                for (key, value) in pairs {
                    let key = self.evaluate(key).await?.text();
                    let value = self.statement_value(value).await?;
                    if let Some(fields) = table.fields() {
                        fields.borrow_mut().set(&key, value);
                    }
                }
                table
            }
            ExprKind::Block(body) => Value::Block(Rc::clone(body)),
            ExprKind::Type(name) => Value::Type(Rc::clone(name)),
            ExprKind::Member(of, name) => {
                let name_value = match &name.kind {
                    ExprKind::Text(text) => Rc::clone(text),
                    _ => self.evaluate(name).await?.text(),
                };
                if let ExprKind::Type(kind) = &of.kind {
                    return Ok(self.static_member(kind, &name_value)?);
                }
                let of = self.evaluate(of).await?;
                self.step(size(&of) / 8).await?;
                self.member(&of, &name_value)?
            }
            ExprKind::Call(of, name, args) => {
                let mut values = Vec::with_capacity(args.len());
                for arg in args {
                    values.push(self.evaluate(arg).await?);
                }
                if let ExprKind::Type(kind) = &of.kind {
                    return Ok(self.static_call(kind, name, &values)?);
                }
                let of = self.evaluate(of).await?;
                self.step(size(&of) / 8).await?;
                self.call_method(&of, name, &values)?
            }
            ExprKind::Index(of, index) => {
                let of = self.evaluate(of).await?;
                let index = self.evaluate(index).await?;
                self.step(size(&index) / 8).await?;
                self.index(&of, &index)?
            }
            ExprKind::Unary(op, of) => {
                let of = self.evaluate(of).await?;
                self.step(size(&of) / 8).await?;
                self.unary(*op, &of)?
            }
            ExprKind::Binary(op, left, right) => return self.two_sides(*op, left, right).await,
            ExprKind::Cast(name, of) => {
                let is_ordered = &**name == "ordered";
                let of = self.evaluate(of).await?;
                if is_ordered {
                    of
                } else {
                    self.cast(name, &of)?
                }
            }
            ExprKind::Step(target, step) => {
                let before = self.evaluate(target).await?;
                let by = Value::Int(if step.up { 1 } else { -1 });
                let now = self.binary(Op::Add, &before.number().unwrap_or(Value::Int(0)), &by)?;
                self.assign(target, now.clone()).await?;
                if step.after {
                    before
                } else {
                    now
                }
            }
        })
    }

    async fn two_sides(&mut self, op: Op, left: &Expr, right: &Expr) -> Result<Value, Flow> {
        let left = self.evaluate(left).await?;
        match op {
            Op::And if !left.is_true() => return Ok(Value::Bool(false)),
            Op::Or if left.is_true() => return Ok(Value::Bool(true)),
            _ => {}
        }
        let right = self.evaluate(right).await?;
        let cost = match (op, &left, &right) {
            // As many as come of it.
            (Op::Multiply, _, Value::Int(times)) => size(&left)
                .saturating_mul(usize::try_from(*times).unwrap_or(0))
                .min(LONGEST_TEXT),
            (Op::Range, _, _) => 1_000,
            _ => size(&left) + size(&right),
        };
        self.step(cost / 8).await?;
        Ok(self.binary(op, &left, &right)?)
    }

    async fn expand(&mut self, parts: &[Part]) -> Result<Value, Flow> {
        let mut text = String::new();
        for part in parts {
            match part {
                Part::Text(plain) => text.push_str(plain),
                Part::Value(value) => {
                    let value = self.evaluate(value).await?;
                    self.step(size(&value) / 8).await?;
                    text.push_str(&value.text());
                }
            }
            if text.len() > LONGEST_TEXT {
                return Err(self.fault("The text is too long.", "TooLong").into());
            }
        }
        Ok(text.into())
    }

    /// Puts a value where an expression says.
    pub(super) fn assign<'a>(&'a mut self, target: &'a Expr, value: Value) -> Boxed<'a, ()> {
        Box::pin(async move {
            match &target.kind {
                ExprKind::Var(name) => {
                    let fixed = ["null", "true", "false", "?", "error"];
                    match &**name {
                        "null" => {}
                        name if fixed.contains(&name) => {
                            let text = format!(
                                "Cannot overwrite variable {name} because it is read-only or constant."
                            );
                            return Err(self.fault(text, "VariableNotWritable").into());
                        }
                        name => self.set_variable(name, value),
                    }
                }
                ExprKind::Cast(name, inner) => {
                    let value = self.cast(name, &value)?;
                    self.assign(inner, value).await?;
                }
                ExprKind::List(targets) => {
                    let items = value.items();
                    let last = targets.len().saturating_sub(1);
                    for (at, target) in targets.iter().enumerate() {
                        // The last one takes all that is left.
                        let value = if at == last && items.len() > targets.len() {
                            Value::list(items.iter().skip(at).cloned().collect())
                        } else {
                            items.get(at).cloned().unwrap_or(Value::Null)
                        };
                        self.assign(target, value).await?;
                    }
                }
                ExprKind::Member(of, name) => {
                    let name = self.evaluate(name).await?.text();
                    let of = self.evaluate(of).await?;
                    self.put_member(&of, &name, value)?;
                }
                ExprKind::Index(of, index) => {
                    let of = self.evaluate(of).await?;
                    let index = self.evaluate(index).await?;
                    self.put_index(&of, &index, value)?;
                }
                _ => {
                    return Err(self
                        .fault("The assignment expression is not valid.", "InvalidLeftHandSide")
                        .into())
                }
            }
            Ok(())
        })
    }

    /// Runs a script block with `$_`, in the scope it stands in: what it hands on.
    pub(super) async fn block(&mut self, body: &Rc<Body>, item: Option<Value>) -> Result<Vec<Value>, Flow> {
        let before = item.map(|item| self.swap("_", Some(item)));
        let mut out = Out::Gather(Vec::new());
        let result = self.body(body, &mut out).await;
        if let Some(before) = before {
            self.swap("_", before);
        }
        result?;
        Ok(out.gathered())
    }

    /// Runs what stands between braces, in the text it was written in.
    pub(super) async fn body(&mut self, body: &Rc<Body>, out: &mut Out) -> Result<(), Flow> {
        self.enter()?;
        let text = std::mem::replace(&mut self.text, Rc::clone(&body.text));
        let result = self.script(&body.script, out).await;
        self.text = text;
        self.depth -= 1;
        match result {
            Err(Flow::Return) => Ok(()),
            other => other,
        }
    }
}
