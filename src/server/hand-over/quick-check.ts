import type { z } from 'zod';

/** True: the schema takes the value. False: ask the schema, which alone knows why it does not. */
export type QuickCheck = (value: unknown) => boolean;

type Schema = z.core.$ZodType;

/**
 * Makes a check out of a schema for values that came out of `JSON.parse`. It makes no copy and collects no
 * issues, so it takes a small part of the schema's time: for what is right nearly always, and comes in
 * thousands. What it has no rule for it asks the schema itself.
 *
 * The check is written as a program and compiled, as zod does itself where it may: every field is then looked up
 * at a place of its own. Nothing but the schema gets into the program.
 */
export function makeQuickCheck(schema: Schema): QuickCheck {
  const program = new CheckProgram();
  const whole = program.add(schema);
  const source = `${program.source}\nreturn ${whole};`;
  // oxlint-disable-next-line typescript/no-implied-eval -- made of our own schema, and of nothing that was sent
  return new Function('held', source)(program.held) as QuickCheck;
}

/** A function for each part of a schema, by name; and what they hold: patterns, sets, rules of our own. */
class CheckProgram {
  readonly held: unknown[] = [];
  readonly #functions: string[] = [];

  get source(): string {
    return this.#functions.join('\n');
  }

  /** The name of the function that checks it. */
  add(schema: Schema): string {
    const { def } = (schema as z.core.$ZodTypes)._zod;
    const body = this.#bodyOf(def) ?? `return ${this.#hold(askSchema(schema))}(value);`;
    const name = `check${this.#functions.length}`;
    this.#functions.push(`function ${name}(value) { ${body} }`);
    return name;
  }

  /** Undefined where there is no rule for such a schema. */
  #bodyOf(def: z.core.$ZodTypes['_zod']['def']): string | undefined {
    switch (def.type) {
      case 'object':
        return isStrict(def) && isUnchecked(def) ? this.#object(def) : undefined;
      case 'optional':
        return `return value === undefined || ${this.add(def.innerType)}(value);`;
      case 'pipe':
        // A transformation that only gives the value another type.
        return typeOf(def.out) === 'transform' ? `return ${this.add(def.in)}(value);` : undefined;
      case 'string':
        return this.#string(def);
      case 'number':
        return this.#number(def);
      case 'boolean':
        return isUnchecked(def) ? `return typeof value === 'boolean';` : undefined;
      case 'literal':
        return isUnchecked(def) ? this.#oneOf(def.values) : undefined;
      case 'enum':
        return isUnchecked(def) ? this.#oneOf(Object.values(def.entries)) : undefined;
      case 'array':
        return this.#array(def);
      case 'union':
        return this.#union(def);
      case 'record':
        return this.#record(def);
      default:
        return undefined;
    }
  }

  #hold(value: unknown): string {
    return `held[${this.held.push(value) - 1}]`;
  }

  #oneOf(values: readonly unknown[]): string {
    return `return ${this.#hold(new Set(values))}.has(value);`;
  }

  /** Every field that is there is known and right, and none is missing. */
  #object({ shape }: z.core.$ZodObjectDef): string | undefined {
    if (Object.keys(shape).some((name) => name in Object.prototype)) return undefined;
    const fields = Object.entries(shape).map(([name, field]) => {
      const missing = field._zod.optin === 'optional' ? '' : 'return false;';
      return (
        `field = value[${JSON.stringify(name)}];` +
        `if (field === undefined) { ${missing} } else if (${this.add(field)}(field)) known++; else return false;`
      );
    });
    return `${notAnObject} let field, known = 0; ${fields.join(' ')} for (const _ in value) known--; return known === 0;`;
  }

  #string(def: z.core.$ZodStringDef): string | undefined {
    const own = 'pattern' in def && def.pattern instanceof RegExp ? def.pattern : undefined;
    if (own === undefined && 'format' in def) return undefined;
    const steps = own === undefined ? [] : [this.#matches(own)];
    for (const check of def.checks ?? []) {
      const step = this.#stringStep(check);
      if (step === undefined) return undefined;
      steps.push(step);
    }
    return `if (typeof value !== 'string') return false; ${steps.join(' ')} return true;`;
  }

  #matches(pattern: RegExp): string {
    return `if (!${this.#hold(pattern)}.test(value)) return false;`;
  }

  #stringStep(check: z.core.$ZodCheck<string>): string | undefined {
    const { def } = (check as z.core.$ZodChecks | z.core.$ZodCustom)._zod;
    if ('type' in def) {
      // A rule of our own (`refine`).
      return def.type === 'custom'
        ? `if (${this.#hold((text: string) => def.fn(text))}(value) !== true) return false;`
        : undefined;
    }
    switch (def.check) {
      case 'min_length':
        return `if (value.length < ${def.minimum}) return false;`;
      case 'max_length':
        return `if (value.length > ${def.maximum}) return false;`;
      case 'overwrite':
        return `value = ${this.#hold((text: string) => def.tx(text))}(value);`;
      case 'string_format':
        return def.format === 'regex' && def.pattern !== undefined ? this.#matches(def.pattern) : undefined;
      default:
        return undefined;
    }
  }

  #number(def: z.core.$ZodNumberDef): string | undefined {
    const isInteger = 'format' in def && def.format === 'safeint';
    if ('format' in def && !isInteger) return undefined;
    const limits: string[] = [];
    for (const check of def.checks ?? []) {
      const { def: rule } = (check as z.core.$ZodChecks)._zod;
      if (rule.check === 'greater_than' && rule.inclusive) limits.push(`value >= ${Number(rule.value)}`);
      else if (rule.check === 'less_than' && rule.inclusive) limits.push(`value <= ${Number(rule.value)}`);
      else return undefined;
    }
    const kind = isInteger ? 'Number.isSafeInteger(value)' : 'Number.isFinite(value)';
    return `return ${[kind, ...limits].join(' && ')};`;
  }

  #array(def: z.core.$ZodArrayDef): string | undefined {
    const limits: string[] = [];
    for (const check of def.checks ?? []) {
      const { def: rule } = (check as z.core.$ZodChecks)._zod;
      if (rule.check === 'min_length') limits.push(`value.length < ${rule.minimum}`);
      else if (rule.check === 'max_length') limits.push(`value.length > ${rule.maximum}`);
      else return undefined;
    }
    const element = this.add(def.element);
    return (
      `if (${['!Array.isArray(value)', ...limits].join(' || ')}) return false;` +
      `for (const one of value) if (!${element}(one)) return false; return true;`
    );
  }

  /** By the field that tells the options apart. */
  #union(def: z.core.$ZodUnionDef | z.core.$ZodDiscriminatedUnionDef): string | undefined {
    if (!('discriminator' in def) || !isUnchecked(def)) return undefined;
    const cases: string[] = [];
    for (const option of def.options) {
      const values = option._zod.propValues?.[def.discriminator];
      if (values === undefined) return undefined;
      const named = [...values].map((value) => `case ${JSON.stringify(value)}:`);
      cases.push(`${named.join(' ')} return ${this.add(option)}(value);`);
    }
    const field = JSON.stringify(def.discriminator);
    return `${notAnObject} switch (value[${field}]) { ${cases.join(' ')} default: return false; }`;
  }

  #record(def: z.core.$ZodRecordDef): string | undefined {
    const { values } = (def.keyType as z.core.$ZodTypes)._zod;
    const isPartial = 'partial' in def && def.partial === true;
    if (values === undefined || !isPartial || !isUnchecked(def)) return undefined;
    const [names, check] = [this.#hold(values), this.add(def.valueType)];
    return (
      `${notAnObject} for (const name in value)` +
      `if (!${names}.has(name) || !${check}(value[name])) return false; return true;`
    );
  }
}

const notAnObject = `if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;`;

const askSchema =
  (schema: Schema): QuickCheck =>
  (value) =>
    (schema as z.ZodType).safeParse(value).success;

const typeOf = (schema: Schema): string => (schema as z.core.$ZodTypes)._zod.def.type;

const isUnchecked = ({ checks }: z.core.$ZodTypeDef): boolean => checks === undefined || checks.length === 0;

const isStrict = ({ catchall }: z.core.$ZodObjectDef): boolean =>
  catchall !== undefined && typeOf(catchall) === 'never';
