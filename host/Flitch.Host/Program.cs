return await Flitch.Host.Cli.FlitchCommandLine.RunAsync(args);
