// Makes JSON Schemas (draft 7) from types of the official npm clients, strictly: every property that the type
// requires must be there, enums are closed, null only where the type says so.
import { join } from "node:path";
import ts from "typescript";

/** @param from module to import the types from; names: exported types. Returns {definitions, roots: name -> schema}. */
export function schemasOf(folder, from, names) {
  const file = join(folder, "__types.ts");
  const source = names.map((name, i) => `export type T${i} = import(${JSON.stringify(from)}).${name};`).join("\n");
  const options = {
    target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext,
    strict: true, skipLibCheck: true, types: [], noEmit: true,
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (path) => path === file || fileExists(path);
  host.readFile = (path) => (path === file ? source : readFile(path));
  host.getSourceFile = (path, ...rest) =>
    path === file ? ts.createSourceFile(path, source, options.target) : getSourceFile(path, ...rest);
  const program = ts.createProgram([file], options, host);
  const parsed = program.getSourceFile(file);
  const errors = [...program.getSemanticDiagnostics(parsed), ...program.getSyntacticDiagnostics(parsed)];
  if (errors.length > 0) throw new Error(ts.formatDiagnostics(errors, { ...host, getCanonicalFileName: (f) => f }));
  const checker = program.getTypeChecker();
  const writer = new SchemaWriter(checker);
  const roots = {};
  parsed.forEachChild((node) => {
    if (ts.isTypeAliasDeclaration(node))
      roots[names[Number(node.name.text.slice(1))]] = writer.schema(checker.getTypeAtLocation(node.name));
  });
  return { definitions: writer.definitions, roots };
}

class SchemaWriter {
  definitions = {};
  #ids = new Map();

  constructor(checker) {
    this.checker = checker;
  }

  schema(type) {
    const { TypeFlags: F } = ts;
    if (type.flags & (F.Any | F.Unknown)) return {};
    if (type.flags & F.Null) return { type: "null" };
    if (type.flags & F.BooleanLiteral) return { const: this.checker.typeToString(type) === "true" };
    if (type.isStringLiteral() || type.isNumberLiteral()) return { const: type.value };
    if (type.flags & F.StringLike && !type.isUnion()) return { type: "string" };
    if (type.flags & F.NumberLike && !type.isUnion()) return { type: "number" };
    if (type.flags & F.Boolean) return { type: "boolean" };
    if (type.isUnion()) return this.union(type);
    if (type.isIntersection()) return { allOf: type.types.map((part) => this.schema(part)) };
    if (this.checker.isArrayType(type))
      return { type: "array", items: this.schema(this.checker.getTypeArguments(type)[0]) };
    return this.object(type);
  }

  union(type) {
    const arms = type.types.filter((arm) => !(arm.flags & ts.TypeFlags.Undefined)).map((arm) => this.schema(arm));
    const values = arms.filter((arm) => "const" in arm).map((arm) => arm.const);
    const others = arms.filter((arm) => !("const" in arm));
    if (values.length > 0) others.unshift({ enum: values });
    return others.length === 1 ? others[0] : { anyOf: others };
  }

  /** Types refer to each other in circles, so each object is a definition of its own. */
  object(type) {
    let id = this.#ids.get(type);
    if (!id) {
      id = `${(type.aliasSymbol ?? type.symbol)?.name ?? "anonymous"}_${this.#ids.size}`;
      this.#ids.set(type, id);
      const schema = (this.definitions[id] = { type: "object", properties: {}, required: [] });
      const [index] = this.checker.getIndexInfosOfType(type);
      if (index) schema.additionalProperties = this.schema(index.type);
      for (const property of this.checker.getPropertiesOfType(type)) {
        schema.properties[property.name] = this.schema(this.checker.getTypeOfSymbol(property));
        if (!(property.flags & ts.SymbolFlags.Optional)) schema.required.push(property.name);
      }
    }
    return { $ref: `#/definitions/${id}` };
  }
}
