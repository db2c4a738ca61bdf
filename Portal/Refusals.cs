using Fintech.Infrastructure.Slices;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Fintech.Portal;

/// <summary>What a page shows when a slice refused: a page of its own, or words beside the form's fields.</summary>
static class Refusals
{
    public static ViewResult Page(Error error) => new()
    {
        ViewName = "/Portal/Shared/Refused.cshtml",
        StatusCode = error.Status,
        ViewData = new ViewDataDictionary<Error>(new EmptyModelMetadataProvider(), new ModelStateDictionary()) { Model = error },
    };

    /// <summary>Copies a refusal into the form: by field where it names one, else as a whole.</summary>
    /// <param name="form">The bound property that holds the fields.</param>
    public static void Copy(this ModelStateDictionary state, Error error, string form)
    {
        if (error.Fields.Count == 0) state.AddModelError("", Words(error));
        foreach (var (field, reasons) in error.Fields)
            foreach (var reason in reasons)
                state.AddModelError($"{form}.{Pascal(field)}", reason);
    }

    /// <summary>What was refused, and for how long.</summary>
    public static string Words(Error error) => error.RetryAfter switch
    {
        null => error.Message,
        { TotalSeconds: < 90 } wait => $"{error.Message} Come back in {Math.Max(1, Math.Ceiling(wait.TotalSeconds)):N0} seconds.",
        { TotalHours: < 2 } wait => $"{error.Message} Come back in {Math.Ceiling(wait.TotalMinutes):N0} minutes.",
        { } wait => $"{error.Message} Come back in {Math.Ceiling(wait.TotalHours):N0} hours.",
    };

    static string Pascal(string field) =>
        string.Concat(field.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
