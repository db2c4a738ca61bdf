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
        if (error.Fields.Count == 0) state.AddModelError("", error.Message);
        foreach (var (field, reasons) in error.Fields)
            foreach (var reason in reasons)
                state.AddModelError($"{form}.{Pascal(field)}", reason);
    }

    static string Pascal(string field) =>
        string.Concat(field.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
