/** A function threw, or ran out of time or memory: what Lambda would answer with `X-Amz-Function-Error`. */
export class FunctionFailed extends Error {
  readonly functionName: string;
  readonly errorType: string;
  readonly trace: readonly string[];

  constructor(functionName: string, errorType: string, message: string, trace: readonly string[] = []) {
    super(message);
    this.name = 'FunctionFailed';
    this.functionName = functionName;
    this.errorType = errorType;
    this.trace = trace;
  }
}
