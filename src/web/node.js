// Run by node, the program sees the environment.
Module.preRun = () => Object.assign(ENV, process.env);
