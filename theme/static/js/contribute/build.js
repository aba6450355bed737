// Which control a field has: what the schema says of it decides.

import { boxesField, flagField, selectField } from "./choices.js";
import { groupField, resolved, unionField } from "./groups.js";
import { listField } from "./lists.js";
import { pointField, referenceField, textField, zoneField } from "./texts.js";

const MANY = 40;

/** The control of a field. */
export function control(ctx, spec) {
  const node = resolved(ctx.schema, spec.node);
  const found = { ...spec, node };
  if (node.oneOf) return unionField(ctx, found);
  if (node.properties) return groupField(ctx, found);
  const rule = node["x-rule"]?.name;
  if (rule === "coordinates") return pointField(ctx, found);
  if (node.type === "array") return several(ctx, found);
  if (node.enum) return selectField(ctx, found);
  if (rule === "flag") return flagField(ctx, found);
  if (rule === "time-zone") return zoneField(ctx, found);
  if (rule === "language") return selectField(ctx, { ...found, node: { ...node, enum: ctx.languages, default: ctx.languages[0] } });
  if (node["x-reference"]) return referenceField(ctx, found);
  return textField(ctx, found);
}

function several(ctx, spec) {
  const items = resolved(ctx.schema, spec.node.items);
  const isShort = items.enum && items.enum.length <= MANY;
  return isShort ? boxesField(ctx, { ...spec, items }) : listField(ctx, { ...spec, items });
}
