import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';

const FOLDER = path.resolve(__dirname, '../../syntaxes/output');

const ajv = new Ajv({ strict: true, allowUnionTypes: true, allErrors: true });
for (const file of fs.readdirSync(FOLDER)) {
  ajv.addSchema(JSON.parse(fs.readFileSync(path.join(FOLDER, file), 'utf8')) as object);
}

/** Fails unless a parsed output matches its published schema. */
export function assertMatchesSchema(name: string, output: unknown): void {
  const validate = ajv.getSchema(`${name}.schema.json`);
  assert.ok(validate, `no schema for ${name}`);
  assert.ok(validate(output), ajv.errorsText(validate.errors));
}
