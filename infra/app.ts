import { addStage, adviceApp } from './advice-platform.ts';
import { bundleFunctions } from './constructs/function-bundles.ts';
import { stageOf } from './stages.ts';

const app = adviceApp();
const settings = stageOf(app);
const { codeOf } = await bundleFunctions();
addStage(app, settings, codeOf);
app.synth();
